import { useFormat } from '../../i18n/index.ts';
import { AppLink, StatusBadge, WholeTable } from '../../ui/index.ts';
import type { UsageAccessOnPage } from './calls.ts';
import { useText } from './text.ts';

const tones = { active: 'good', cancelled: 'neutral', transferred: 'neutral' } as const;

export function UsageStatus({ status }: Pick<UsageAccessOnPage, 'status'>) {
  const t = useText();
  return <StatusBadge tone={tones[status]} label={t(`status_${status}`)} />;
}

interface UsageTableProps {
  readonly items: readonly UsageAccessOnPage[];
  readonly pathOf: (one: UsageAccessOnPage) => string;
  /** Names the partner of each: for a customer that has several. */
  readonly withPartner?: boolean;
}

export function UsageTable({ items, pathOf, withPartner = false }: UsageTableProps) {
  const t = useText();
  const format = useFormat();
  return (
    <WholeTable<UsageAccessOnPage>
      label={t('list')}
      rows={items}
      rowId={(row) => row.billingId}
      rowLabel={(row) => row.name}
      columns={[
        { id: 'name', header: t('name'), cell: (row) => <AppLink to={pathOf(row)}>{row.name}</AppLink> },
        { id: 'plan', header: t('plan'), cell: (row) => row.planName },
        ...(withPartner
          ? [{ id: 'partner', header: t('partner'), cell: (row: UsageAccessOnPage) => row.partnerName }]
          : []),
        { id: 'status', header: t('status'), cell: (row) => <UsageStatus status={row.status} /> },
        {
          id: 'own',
          header: t('ownRole'),
          cell: (row) => row.ownRoles.map((role) => t(`role_${role}`)).join(', ') || t('noRole'),
        },
        { id: 'created', header: t('since'), cell: (row) => format.date(row.createdAt) },
      ]}
      empty={{ title: t('empty'), text: t(withPartner ? 'emptyOwn' : 'emptyText') }}
    />
  );
}
