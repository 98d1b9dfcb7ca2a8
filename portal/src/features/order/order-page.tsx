import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DefinitionList,
  Page,
  Section,
  usePathPart,
  WholeTable,
} from '../../ui/index.ts';
import { BuyAgain } from './buy-again.tsx';
import {
  type LineStatus,
  type OrderFacts,
  type OrderLine,
  ordersKey,
  readLineStatuses,
  readOrder,
} from './calls.ts';
import { LineBadge, lineStateOf, OrderStatus, openStatuses } from './order-status.tsx';
import { PurchaseOrder } from './purchase-order.tsx';
import { useText } from './text.ts';

/** While somebody or something works on an order, its page looks again by itself. */
const lookAgainMs = 5_000;

/** One order: lines, how far they are delivered, prices, documents (C61). */
export default function OrderPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const id = usePathPart('orderId');
  const query = useQuery({
    queryKey: [...ordersKey, customerId, id],
    queryFn: ({ signal }) => readOrder(customerId, id, signal),
    refetchInterval: ({ state }) =>
      state.data && openStatuses.includes(state.data.order.status) ? lookAgainMs : false,
  });
  const name = query.data?.record.companyName;
  return (
    <Page
      title={t('orderNumber', { id })}
      lead={name && t('orderLead', { name })}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name ? [{ label: name, to: `/customers/${customerId}` }] : []),
        { label: t('orders'), to: `/customers/${customerId}/orders` },
      ]}
      query={query}
    >
      {(facts: OrderFacts) => <Order facts={facts} />}
    </Page>
  );
}

function Order({ facts }: { facts: OrderFacts }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const { order, record, review } = facts;
  const statuses = useQuery({
    queryKey: [...ordersKey, record.id, order.id, 'lines', order.attributes.etag],
    queryFn: ({ signal }) => readLineStatuses(record.id, order.id, signal),
    enabled: may('order.provisioning.read'),
  });
  const stateOf = (line: OrderLine) => lineStateOf(order, line, toldOf(statuses.data, line));
  const failed = order.lineItems.filter((line) => stateOf(line) === 'failed');
  const notice = t.find(`notice_${order.status}`);
  const look = {
    error: 'error',
    po_review_rejected: 'error',
    partial_success: 'warning',
    pending_po_upload: 'warning',
  } as const;
  return (
    <>
      {notice && (
        <MessageBar
          intent={look[order.status as keyof typeof look] ?? 'info'}
          layout="multiline"
          role="status"
        >
          <MessageBarBody>{notice}</MessageBarBody>
        </MessageBar>
      )}
      <Section title={t('summary')} actions={<OrderStatus status={order.status} />}>
        <DefinitionList
          items={[
            { term: t('orderedOn'), value: format.dateTime(order.creationDate) },
            { term: t('billing'), value: t.find(`cycle_${order.billingCycle}`) ?? order.billingCycle },
            order.totalPrice !== undefined && {
              term: t('totalBeforeTax'),
              value: format.money(order.totalPrice, order.currencyCode),
            },
          ]}
        />
      </Section>
      <Lines facts={facts} stateOf={stateOf} />
      {failed.length > 0 && order.status !== 'po_review_rejected' && may('order.create') && (
        <BuyAgain record={record} order={order} lines={failed} />
      )}
      {review && <PurchaseOrder record={record} order={order} review={review} />}
    </>
  );
}

const toldOf = (all: readonly LineStatus[] | undefined, line: OrderLine) =>
  all?.find((one) => one.lineItemNumber === line.lineItemNumber)?.status;

function Lines({
  facts: { order, record },
  stateOf,
}: {
  facts: OrderFacts;
  stateOf: (line: OrderLine) => Parameters<typeof LineBadge>[0]['state'];
}) {
  const t = useText();
  const format = useFormat();
  const nameOf = (line: OrderLine) => line.friendlyName ?? line.offerId;
  const money = (amount: number | undefined) =>
    amount === undefined ? '–' : format.money(amount, order.currencyCode);
  const columns: Column<OrderLine>[] = [
    {
      id: 'product',
      header: t('product'),
      width: '36%',
      cell: (line) =>
        line.subscriptionId ? (
          <AppLink to={`/customers/${record.id}/subscriptions/${line.subscriptionId}`}>
            {nameOf(line)}
          </AppLink>
        ) : (
          nameOf(line)
        ),
    },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (line) => format.number(line.quantity) },
    {
      id: 'term',
      header: t('term'),
      cell: (line) => (line.termDuration ? (t.find(`term_${line.termDuration}`) ?? line.termDuration) : '–'),
    },
    { id: 'delivery', header: t('delivery'), cell: (line) => <LineBadge state={stateOf(line)} /> },
    {
      id: 'unit',
      header: t('unitPrice'),
      align: 'end',
      cell: ({ pricing }) => (
        <>
          {money(pricing?.price)}
          {pricing && pricing.listPrice > pricing.price && (
            <Text size={200} block>
              {t('insteadOf', { price: money(pricing.listPrice) })}
            </Text>
          )}
        </>
      ),
    },
    { id: 'price', header: t('price'), align: 'end', cell: (line) => money(line.pricing?.extendedPrice) },
  ];
  return (
    <Section title={t('lines')} look="plain">
      <WholeTable<OrderLine>
        label={t('lines')}
        rows={order.lineItems}
        columns={columns}
        rowId={(line) => String(line.lineItemNumber)}
        rowLabel={nameOf}
      />
    </Section>
  );
}
