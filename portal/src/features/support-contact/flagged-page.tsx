import { ArrowSwapRegular } from '@fluentui/react-icons';
import { useMay } from '../../api/index.ts';
import { AppLink, type Column, DataTable, Page } from '../../ui/index.ts';
import { type FlaggedContact, readFlagged, supportKey } from './calls.ts';
import { useStateText, useText } from './text.ts';

/** The owner's warnings: contacts that have lost their admin permission at a customer (D30). */
export default function FlaggedPage() {
  const t = useText();
  const stateText = useStateText();
  const may = useMay();
  const columns: Column<FlaggedContact>[] = [
    {
      id: 'name',
      header: t('subscription'),
      cell: (row) => (
        <AppLink to={`/customers/${row.customerId}/subscriptions/${row.id}`}>{row.name}</AppLink>
      ),
    },
    {
      id: 'customer',
      header: t('customer'),
      cell: (row) => <AppLink to={`/customers/${row.customerId}`}>{row.customerName}</AppLink>,
    },
    { id: 'contact', header: t('contact'), cell: (row) => row.contact.name },
    {
      id: 'status',
      header: t('status'),
      wideOnly: true,
      cell: (row) => stateText.find(row.status) ?? row.status,
    },
  ];
  return (
    <Page title={t('flaggedTitle')} lead={t('flaggedLead')}>
      <DataTable<FlaggedContact>
        label={t('flaggedTitle')}
        queryKey={[...supportKey, 'flagged']}
        load={readFlagged}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        actions={(row) => [
          may('supportContact.set') && {
            id: 'change',
            label: t('change'),
            icon: ArrowSwapRegular,
            inline: true,
            to: `/customers/${row.customerId}/support-contacts`,
          },
        ]}
        empty={{ title: t('flaggedEmpty'), text: t('flaggedEmptyText') }}
      />
    </Page>
  );
}
