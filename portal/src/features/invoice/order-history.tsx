import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, ErrorState, LoadingLines, Section, WholeTable } from '../../ui/index.ts';
import { chargesKey, type Order, readOrders } from './calls.ts';
import { useText } from './text.ts';

/** Everything that was ordered for the customer, newest first. */
export function OrderHistory({ customerId }: { customerId: string }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const query = useQuery({
    queryKey: [...chargesKey, 'orders', customerId],
    queryFn: ({ signal }) => readOrders(customerId, signal),
    enabled: may('order.list'),
  });
  const columns: Column<Order>[] = [
    {
      id: 'date',
      header: t('orderedOn'),
      sortValue: (row) => row.creationDate,
      cell: (row) => format.dateTime(row.creationDate),
    },
    { id: 'id', header: t('order'), cell: (row) => row.id },
    {
      id: 'what',
      header: t('ordered'),
      width: '36%',
      cell: (row) =>
        row.lineItems
          .map((line) => `${line.friendlyName ?? line.offerId} × ${format.number(line.quantity)}`)
          .join('; '),
    },
    {
      id: 'kind',
      header: t('kind'),
      cell: (row) =>
        kindsOf(row)
          .map((kind) => t.find(`transaction_${kind}`) ?? kind)
          .join(', '),
    },
    {
      id: 'total',
      header: t('amount'),
      align: 'end',
      cell: (row) => (row.totalPrice === undefined ? '–' : format.money(row.totalPrice, row.currencyCode)),
    },
  ];
  if (!may('order.list')) return null;
  return (
    <Section title={t('orders')} look="plain">
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <WholeTable<Order>
          label={t('orders')}
          rows={query.data.toSorted((one, other) => other.creationDate.localeCompare(one.creationDate))}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.id}
          empty={{ title: t('ordersEmpty') }}
        />
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}

const kindsOf = (order: Order) => [...new Set(order.lineItems.map((line) => line.transactionType))];
