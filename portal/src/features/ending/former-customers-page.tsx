import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { AppLink, type Column, DataTable, LinkButton, Page } from '../../ui/index.ts';
import { type FormerCustomerRow, formerKey, readFormer } from './calls.ts';
import { formerCustomerPath, plannedEndingsPath } from './paths.ts';
import { useText } from './text.ts';

/** Customers whose relationship has ended, the latest first. */
export default function FormerCustomersPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const columns: Column<FormerCustomerRow>[] = [
    {
      id: 'customer',
      header: t('customer'),
      cell: (row) => <AppLink to={formerCustomerPath(row.id)}>{row.companyName}</AppLink>,
    },
    { id: 'domain', header: t('domain'), cell: (row) => row.domain },
    { id: 'country', header: t('country'), cell: (row) => format.country(row.country) },
    { id: 'ended', header: t('endedOn'), cell: (row) => format.date(row.endedAt) },
    { id: 'endedBy', header: t('endedBy'), cell: (row) => row.endedBy ?? '–' },
  ];
  return (
    <Page
      title={t('former')}
      lead={t('formerLead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      actions={may('ending.plan.list') && <LinkButton to={plannedEndingsPath}>{t('plans')}</LinkButton>}
    >
      <DataTable<FormerCustomerRow>
        label={t('former')}
        queryKey={formerKey}
        load={readFormer}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.companyName}
        empty={{ title: t('formerEmpty'), text: t('formerEmptyText') }}
      />
    </Page>
  );
}
