import { DismissCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, ConfirmDialog, DataTable, SelectField, StatusBadge, useToast } from '../../ui/index.ts';
import { linksKey, type PartnershipLink, readLinks, revokeLink } from './calls.ts';
import { ResellersFrame } from './partners-frame.tsx';
import { useText } from './text.ts';

const tones = { issued: 'good', revoked: 'neutral', expired: 'waiting' } as const;

/** Links issued, and taking them back (4.1). */
export default function LinksPage() {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const may = useMay();
  const [chosen, setChosen] = useState<PartnershipLink>();
  const revoke = useAction<PartnershipLink>({
    act: ({ id }, ids) => revokeLink(id, ids),
    refreshes: [linksKey],
    onDone: () => {
      toast.done(t('revoked'));
      setChosen(undefined);
    },
  });

  const columns: Column<PartnershipLink>[] = [
    { id: 'issued', header: t('issuedOn'), cell: (row) => format.dateTime(row.issuedAt) },
    {
      id: 'location',
      header: t('ownLocation'),
      cell: (row) => (row.location ? t('pickerChosen', { partnerId: row.location }) : t('mainOne')),
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
    <ResellersFrame lead={t('linksLead')}>
      <DataTable<PartnershipLink>
        label={t('linksTab')}
        queryKey={linksKey}
        load={readLinks}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => t('linkOf', { day: format.dateTime(row.issuedAt) })}
        actions={(row) => [
          row.state === 'issued' &&
            may('partnership.invitation.revoke') && {
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
              none={t('show_allLinks')}
              choices={[{ value: 'open', label: t('show_openLinks') }]}
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
    </ResellersFrame>
  );
}
