import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { type Column, LinkButton, Section, StatusBadge, type Tone, WholeTable } from '../../ui/index.ts';
import type { CartCheckoutResult, CustomerRecord } from './calls.ts';
import type { ChosenLine } from './chosen-line.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const tones: Readonly<Record<string, Tone>> = {
  completed: 'good',
  pending: 'waiting',
  pending_review: 'waiting',
  pending_po_upload: 'warning',
  partial_success: 'warning',
  error: 'bad',
};

interface ConfirmationProps {
  readonly record: CustomerRecord;
  readonly result: CartCheckoutResult;
  readonly lines: readonly ChosenLine[];
  readonly onMore?: () => void;
}

type Order = CartCheckoutResult['orders'][number];
type OrderLine = Order['lineItems'][number];

/** What became of the order, part by part (C61). */
export function Confirmation({ record, result, lines, onMore }: ConfirmationProps) {
  const t = useText();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const whole =
    result.orderErrors.length === 0 &&
    result.orders.every((order) => order.status === 'completed' || order.status.startsWith('pending'));
  return (
    <div className={styles.root}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {whole ? t('doneTitle') : t('donePartlyTitle')}
      </h2>
      <MessageBar intent={whole ? 'success' : 'warning'} layout="multiline" role="status">
        <MessageBarBody>
          {whole ? t('doneText', { name: record.companyName }) : t('donePartlyText')}
        </MessageBarBody>
      </MessageBar>
      {result.orders.map((order) => (
        <PlacedOrder key={order.id} customerId={record.id} order={order} lines={lines} />
      ))}
      {result.orderErrors.map((error) => (
        <MessageBar key={error.orderGroupId} intent="error" layout="multiline">
          <MessageBarBody>
            {t('notOrdered')}: {error.description}
          </MessageBarBody>
        </MessageBar>
      ))}
      <div className={styles.actions}>
        <LinkButton appearance="primary" to={`/customers/${record.id}/subscriptions`}>
          {t('seeSubscriptions')}
        </LinkButton>
        {onMore && <Button onClick={onMore}>{t('addMore')}</Button>}
      </div>
    </div>
  );
}

interface PlacedOrderProps {
  readonly customerId: string;
  readonly order: Order;
  readonly lines: readonly ChosenLine[];
}

function PlacedOrder({ customerId, order, lines }: PlacedOrderProps) {
  const t = useText();
  const format = useFormat();
  const nameOf = (line: OrderLine) =>
    lines.find(({ item }) => item.catalogItemId === line.offerId)?.item.title ??
    line.friendlyName ??
    line.offerId;
  const columns: Column<OrderLine>[] = [
    { id: 'product', header: t('product'), width: '50%', cell: nameOf },
    { id: 'quantity', header: t('quantity'), align: 'end', cell: (line) => format.number(line.quantity) },
    {
      id: 'price',
      header: t('linePrice'),
      align: 'end',
      cell: (line) =>
        line.pricing ? format.money(line.pricing.extendedPrice, order.currencyCode) : t('noPrice'),
    },
  ];
  return (
    <Section
      title={t('orderNumber', { id: order.id })}
      level={3}
      actions={
        <>
          <StatusBadge
            tone={tones[order.status] ?? 'neutral'}
            label={t.find(`orderStatus_${order.status}`) ?? order.status}
          />
          <LinkButton to={`/customers/${customerId}/orders/${order.id}`}>{t('seeOrder')}</LinkButton>
        </>
      }
    >
      <WholeTable
        label={t('orderNumber', { id: order.id })}
        rows={order.lineItems}
        columns={columns}
        rowId={(line) => String(line.lineItemNumber)}
        rowLabel={nameOf}
      />
    </Section>
  );
}
