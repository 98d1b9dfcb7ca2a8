import { DismissCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type AttemptIds, type PageOf, useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  DataTable,
  SelectField,
  StatusBadge,
  type TableRequest,
  useToast,
} from '../../ui/index.ts';
import { useText } from './text.ts';

const tones = { issued: 'good', revoked: 'neutral', expired: 'waiting' } as const;

interface IssuedLink {
  readonly id: string;
  readonly issuedAt: string;
  readonly expiresAt?: string;
  readonly state: keyof typeof tones;
  readonly acceptedCount?: number;
}

interface LinksTableProps<Link extends IssuedLink> {
  readonly label: string;
  readonly queryKey: readonly string[];
  readonly load: (request: TableRequest) => Promise<PageOf<Link>>;
  /** What a link of this kind asks for. */
  readonly asks: Column<Link>;
  readonly acceptedBy: (count: number) => string;
  readonly mayRevoke: boolean;
  readonly revoke: (id: string, ids: AttemptIds) => Promise<unknown>;
  /** What stays when one is taken back. */
  readonly revokeText: string;
  readonly empty: { readonly title: string; readonly text: string };
}

/** Personal links that were issued, and taking them back (4.1). */
export function LinksTable<Link extends IssuedLink>(props: LinksTableProps<Link>) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const [chosen, setChosen] = useState<Link>();
  const revoke = useAction<Link>({
    act: ({ id }, ids) => props.revoke(id, ids),
    refreshes: [props.queryKey],
    onDone: () => {
      toast.done(t('revoked'));
      setChosen(undefined);
    },
  });
  const columns: Column<Link>[] = [
    { id: 'issued', header: t('issuedOn'), cell: (row) => format.dateTime(row.issuedAt) },
    props.asks,
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
      cell: (row) => (row.acceptedCount ? props.acceptedBy(row.acceptedCount) : t('acceptedNobody')),
    },
  ];
  return (
    <>
      <DataTable<Link>
        label={props.label}
        queryKey={props.queryKey}
        load={props.load}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => t('linkOf', { day: format.dateTime(row.issuedAt) })}
        actions={(row) => [
          row.state === 'issued' &&
            props.mayRevoke && {
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
        empty={props.empty}
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
        {props.revokeText}
      </ConfirmDialog>
    </>
  );
}
