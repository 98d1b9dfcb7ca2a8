import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorState,
  LinkButton,
  LoadingLines,
  SelectField,
  WholeTable,
} from '../../ui/index.ts';
import { CustomerPage } from '../customer/index.ts';
import { type OrderResource, ordersKey, readOrders } from './calls.ts';
import { OrderStatus, openStatuses } from './order-status.tsx';
import { useText } from './text.ts';

/** Everything that was ordered for a customer, newest first (C61). */
export default function OrdersPage() {
  const t = useText();
  const may = useMay();
  return (
    <CustomerPage
      lead={({ companyName }) => t('listLead', { name: companyName })}
      actions={({ id }) =>
        may('order.create') && (
          <>
            {may('software.list') && (
              <LinkButton to={`/customers/${id}/software`}>{t('software')}</LinkButton>
            )}
            <LinkButton to={`/customers/${id}/carts`}>{t('baskets')}</LinkButton>
            <LinkButton appearance="primary" to={`/customers/${id}/subscriptions/new`}>
              {t('order')}
            </LinkButton>
          </>
        )
      }
    >
      {({ id }) => <Orders customerId={id} />}
    </CustomerPage>
  );
}

const groups: Readonly<Record<string, readonly string[]>> = {
  open: openStatuses,
  completed: ['completed'],
  failed: ['partial_success', 'error', 'po_review_rejected'],
  ended: ['cancelled', 'suspended'],
};

function Orders({ customerId }: { customerId: string }) {
  const t = useText();
  const columns = useColumns(customerId);
  const [group, setGroup] = useState('');
  const query = useQuery({
    queryKey: [...ordersKey, customerId],
    queryFn: ({ signal }) => readOrders(customerId, signal),
  });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const rows = query.data.filter(({ status }) => group === '' || groups[group]?.includes(status));
  return (
    <WholeTable<OrderResource>
      label={t('orders')}
      rows={rows}
      columns={columns}
      rowId={(row) => row.id}
      rowLabel={(row) => t('orderNumber', { id: row.id })}
      toolbar={
        <SelectField
          label={t('state')}
          value={group}
          onChange={setGroup}
          none={t('allStates')}
          choices={Object.keys(groups).map((value) => ({ value, label: t.find(`group_${value}`) ?? value }))}
        />
      }
      empty={
        query.data.length === 0
          ? { title: t('empty'), text: t('emptyText') }
          : { title: t('emptyState'), text: t('emptyStateText') }
      }
    />
  );
}

function useColumns(customerId: string): Column<OrderResource>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'order',
      header: t('number'),
      cell: (row) => <AppLink to={`/customers/${customerId}/orders/${row.id}`}>{row.id}</AppLink>,
    },
    {
      id: 'date',
      header: t('orderedOn'),
      sortValue: (row) => row.creationDate,
      cell: (row) => format.dateTime(row.creationDate),
    },
    {
      id: 'what',
      header: t('ordered'),
      width: '36%',
      cell: (row) =>
        row.lineItems
          .map((line) => t('times', { name: line.friendlyName ?? line.offerId, count: line.quantity }))
          .join('; '),
    },
    { id: 'status', header: t('state'), cell: (row) => <OrderStatus status={row.status} /> },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      sortValue: (row) => row.totalPrice ?? 0,
      cell: (row) => (row.totalPrice === undefined ? '–' : format.money(row.totalPrice, row.currencyCode)),
    },
  ];
}
