import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { simulatedModes } from '../../../../contract/delivery.ts';
import { useAction, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  ErrorBar,
  FormLayout,
  NumberField,
  Page,
  Section,
  SelectField,
  TextField,
  WholeTable,
} from '../../ui/index.ts';
import {
  type DeliveryRules,
  deliveriesKey,
  makeDeliveryRule,
  type NewDeliveryRule,
  readDeliveries,
  removeDeliveryRule,
} from './calls.ts';
import { useText } from './text.ts';

type Rule = DeliveryRules['items'][number];
type Waiting = DeliveryRules['waiting'][number];

/** How the built-in delivery of a demo behaves, and what it still owes (D41). */
export default function DeliveriesPage() {
  const t = useText();
  const { mode } = useSession();
  if (mode !== 'demo') {
    return (
      <Page title={t('deliveries')}>
        <MessageBar intent="info">
          <MessageBarBody>{t('demoOnly')}</MessageBarBody>
        </MessageBar>
      </Page>
    );
  }
  return <Deliveries />;
}

function Deliveries() {
  const t = useText();
  const query = useQuery({
    queryKey: deliveriesKey,
    queryFn: ({ signal }) => readDeliveries(signal),
    refetchInterval: 5_000,
  });
  return (
    <Page title={t('deliveries')} lead={t('deliveriesLead')} query={query}>
      {(all: DeliveryRules) => (
        <>
          <Rules rules={all.items} />
          <WaitingLines waiting={all.waiting} />
        </>
      )}
    </Page>
  );
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  const t = useText();
  const removing = useAction<Rule>({
    act: (rule, ids) => removeDeliveryRule(rule.id, ids),
    refreshes: [deliveriesKey],
  });
  const modeOf = ({ mode, delayMinutes }: Rule) =>
    mode === 'slow' ? t('slowBy', { count: delayMinutes }) : t(`mode_${mode}`);
  const whatOf = (rule: Rule) =>
    rule.productId ? t('ofProduct', { product: rule.productId }) : t('ofAnyProduct');
  const leftOf = ({ ordersLeft }: Rule) =>
    ordersLeft === undefined ? t('forAll') : t('ordersLeft', { count: ordersLeft });
  return (
    <Section title={t('deliveryRules')} text={t('deliveryRulesText')}>
      <ErrorBar error={removing.error} />
      <WholeTable<Rule>
        label={t('deliveryRules')}
        rows={rules}
        rowId={(rule) => rule.id}
        rowLabel={(rule) => `${whatOf(rule)}: ${modeOf(rule)}`}
        columns={[
          { id: 'what', header: t('whichOrders'), cell: whatOf },
          { id: 'mode', header: t('behavior'), cell: modeOf },
          { id: 'left', header: t('forHowLong'), cell: leftOf },
        ]}
        actions={(rule) => [
          { id: 'remove', label: t('removeRule'), inline: true, onSelect: () => removing.run(rule) },
        ]}
        empty={{ title: t('allAtOnce'), text: t('allAtOnceText') }}
      />
      <NewRule />
    </Section>
  );
}

interface Entries {
  readonly mode: NewDeliveryRule['mode'];
  readonly productId: string;
  readonly delayMinutes: number | undefined;
  readonly orders: number | undefined;
}
const preset: Entries = { mode: 'slow', productId: '', delayMinutes: 30, orders: 1 };

function NewRule() {
  const t = useText();
  const [values, setValues] = useState(preset);
  const set = (changes: Partial<Entries>) => setValues((before) => ({ ...before, ...changes }));
  const making = useAction<NewDeliveryRule>({
    act: makeDeliveryRule,
    refreshes: [deliveriesKey],
    onDone: () => setValues(preset),
  });
  const { mode, productId, delayMinutes, orders } = values;
  const submit = () =>
    making.run({
      mode,
      ...(productId.trim() ? { productId: productId.trim() } : {}),
      ...(mode === 'slow' && delayMinutes !== undefined ? { delayMinutes } : {}),
      ...(orders === undefined ? {} : { orders }),
    });
  return (
    <FormLayout
      label={t('newRule')}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={making.running}>
          {t('addRule')}
        </Button>
      }
    >
      <ErrorBar error={making.error} />
      <SelectField
        label={t('behavior')}
        value={mode}
        onChange={(value) => set({ mode: simulatedModes.find((one) => one === value) ?? 'instant' })}
        none={false}
        choices={simulatedModes.map((value) => ({ value, label: t(`mode_${value}`) }))}
      />
      {mode === 'slow' && (
        <NumberField
          label={t('delay')}
          hint={t('delayHint')}
          min={1}
          max={20_160}
          value={delayMinutes}
          onChange={(value) => set({ delayMinutes: value })}
        />
      )}
      <NumberField
        label={t('forOrders')}
        hint={t('forOrdersHint')}
        min={1}
        max={1000}
        value={orders}
        onChange={(value) => set({ orders: value })}
      />
      <TextField
        label={t('productId')}
        hint={t('productIdHint')}
        value={productId}
        onChange={(value) => set({ productId: value })}
      />
    </FormLayout>
  );
}

function WaitingLines({ waiting }: { waiting: readonly Waiting[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('waitingLines')} look="plain">
      <WholeTable<Waiting>
        label={t('waitingLines')}
        rows={waiting}
        rowId={(line) => `${line.orderId} ${line.lineNumber}`}
        rowLabel={(line) => `${line.orderId}: ${line.offerName}`}
        columns={[
          { id: 'order', header: t('number'), cell: (line) => line.orderId },
          { id: 'partner', header: t('partner'), cell: (line) => line.partnerName },
          {
            id: 'product',
            header: t('product'),
            width: '30%',
            cell: (line) => t('times', { name: line.offerName, count: line.quantity }),
          },
          {
            id: 'attempts',
            header: t('attempts'),
            align: 'end',
            cell: (line) => format.number(line.attempts),
          },
          { id: 'next', header: t('nextAttempt'), cell: (line) => format.dateTime(line.nextAttemptAt) },
          { id: 'detail', header: t('lastAnswer'), cell: (line) => line.detail ?? '–' },
        ]}
        empty={{ title: t('noneWaits') }}
      />
    </Section>
  );
}
