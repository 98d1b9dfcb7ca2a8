import { DismissCircleRegular, MailLinkRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  DataTable,
  LinkButton,
  Page,
  SelectField,
  StatusBadge,
  useToast,
} from '../../ui/index.ts';
import { linksKey, type RelationshipLink, readLinks, revokeLink } from './calls.ts';
import { useText } from './text.ts';

const tones = { issued: 'good', revoked: 'neutral', expired: 'waiting' } as const;

/** Links to customers, and taking them back (4.1). */
export default function LinksPage() {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const may = useMay();
  const [chosen, setChosen] = useState<RelationshipLink>();
  const revoke = useAction<RelationshipLink>({
    act: ({ id }, ids) => revokeLink(id, ids),
    refreshes: [linksKey],
    onDone: () => {
      toast.done(t('revoked'));
      setChosen(undefined);
    },
  });

  const columns: Column<RelationshipLink>[] = [
    { id: 'issued', header: t('issuedOn'), cell: (row) => format.dateTime(row.issuedAt) },
    {
      id: 'asks',
      header: t('asksFor'),
      cell: (row) =>
        [
          row.provider ? t('asks_joint', { name: row.provider.name }) : t('asks_relationship'),
          ...(row.delegatedAdmin ? [t('asksAdmin')] : []),
        ].join(' '),
    },
    {
      id: 'expires',
      header: t('validUntil'),
      cell: (row) => (row.expiresAt ? format.date(row.expiresAt) : t('forever')),
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`link_${row.state}`)} />,
    },
    {
      id: 'accepted',
      header: t('acceptedBy'),
      cell: (row) =>
        row.acceptedCount ? t('acceptedCount', { count: row.acceptedCount }) : t('acceptedNobody'),
    },
  ];

  return (
    <Page
      title={t('links')}
      lead={t('linksLead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      actions={
        may('relationship.request') && (
          <LinkButton appearance="primary" icon={<MailLinkRegular />} to="/customers/request">
            {t('request')}
          </LinkButton>
        )
      }
    >
      <DataTable<RelationshipLink>
        label={t('links')}
        queryKey={linksKey}
        load={readLinks}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => t('linkOf', { day: format.dateTime(row.issuedAt) })}
        actions={(row) => [
          row.state === 'issued' &&
            may('relationship.link.revoke') && {
              id: 'revoke',
              label: t('revoke'),
              icon: DismissCircleRegular,
              inline: true,
              onSelect: () => setChosen(row),
            },
        ]}
        filters={{
          names: ['state'],
          render: ({ values, set }) => (
            <SelectField
              label={t('show')}
              none={t('show_all')}
              choices={[{ value: 'open', label: t('show_open') }]}
              value={values['state'] ?? ''}
              onChange={(value) => set('state', value)}
            />
          ),
        }}
        empty={{ title: t('linksEmpty'), text: t('linksEmptyText') }}
      />
      <ConfirmDialog
        open={chosen !== undefined}
        title={t('revokeTitle', { day: chosen ? format.date(chosen.issuedAt) : '' })}
        confirmLabel={t('revoke')}
        running={revoke.running}
        error={revoke.error}
        onCancel={() => {
          revoke.reset();
          setChosen(undefined);
        }}
        onConfirm={() => chosen && revoke.run(chosen)}
      >
        {t('revokeText')}
      </ConfirmDialog>
    </Page>
  );
}
