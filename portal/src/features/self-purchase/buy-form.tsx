import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import {
  ConfirmDialog,
  ErrorSummary,
  FormLayout,
  NumberField,
  Section,
  SelectField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { buy, type PlacedPurchase, type PurchaseDesk, purchasesKey, type Wanted } from './calls.ts';
import { useText } from './text.ts';

interface Entries {
  readonly item: string;
  readonly term: string;
  readonly quantity: number | undefined;
}

/** Something of what the partner allows, how many, and for how long. */
export function BuyForm({ desk }: { desk: PurchaseDesk }) {
  const t = useText();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const buyable = desk.kinds.filter((one) => one.buyable).map(({ kind }) => kind);
  const items = desk.items.filter(({ kind }) => buyable.includes(kind));
  const form = useForm<Entries>({
    initial: { item: '', term: '', quantity: 1 },
    problems: (values) => {
      const chosen = items.find(({ catalogItemId }) => catalogItemId === values.item);
      const { quantity } = values;
      const { minimum = 1, maximum = 1 } = chosen ?? {};
      return {
        item: chosen ? undefined : t('itemMissing'),
        term: values.term ? undefined : t('termMissing'),
        quantity:
          chosen && !(quantity !== undefined && quantity >= minimum && quantity <= maximum)
            ? t('quantityWrong', { minimum, maximum })
            : undefined,
      };
    },
  });
  const chosen = items.find(({ catalogItemId }) => catalogItemId === form.values.item);
  const terms = chosen?.terms ?? [];
  const termKey = (one: (typeof terms)[number]) => `${one.termDuration} ${one.billingCycle}`;
  const termLabel = (one: (typeof terms)[number]) =>
    t('termAndCycle', {
      term: t.find(`term_${one.termDuration}`) ?? one.termDuration,
      cycle: t.find(`cycle_${one.billingCycle}`) ?? one.billingCycle,
    });
  const purchase = useAction<Wanted, PlacedPurchase>({
    act: (wanted, ids) => buy(desk.serviceId, wanted, ids),
    refreshes: [purchasesKey],
    onDone: () => {
      toast.done(t('done', { partner: desk.partnerName }));
      setAsking(false);
      form.reset();
    },
  });
  const confirm = () => {
    const [termDuration = '', billingCycle = ''] = form.values.term.split(' ');
    purchase.run({
      catalogItemId: form.values.item,
      quantity: form.values.quantity ?? 0,
      termDuration,
      billingCycle,
    });
  };
  return (
    <Section title={t('buyTitle')} text={t('buyText', { partner: desk.partnerName })}>
      <FormLayout
        label={t('buyTitle')}
        onSubmit={() => {
          if (form.check()) setAsking(true);
        }}
        actions={
          <Button type="submit" appearance="primary">
            {t('buy')}
          </Button>
        }
      >
        {form.shown.length > 0 && <ErrorSummary form={form} />}
        <SelectField
          label={t('item')}
          required
          choices={items.map((one) => ({ value: one.catalogItemId, label: one.name }))}
          {...(chosen ? { hint: chosen.description } : {})}
          {...form.field('item')}
        />
        <SelectField
          label={t('term')}
          required
          choices={terms.map((one) => ({ value: termKey(one), label: termLabel(one) }))}
          {...form.field('term')}
        />
        <NumberField
          label={t('quantity')}
          required
          min={chosen?.minimum ?? 1}
          {...(chosen ? { max: chosen.maximum } : {})}
          {...form.field('quantity')}
        />
      </FormLayout>
      <ConfirmDialog
        open={asking}
        title={t('confirmTitle', { what: chosen?.name ?? '' })}
        confirmLabel={t('buy')}
        running={purchase.running}
        error={purchase.error}
        onCancel={() => {
          purchase.reset();
          setAsking(false);
        }}
        onConfirm={confirm}
      >
        {t('confirmText', { partner: desk.partnerName })}
      </ConfirmDialog>
    </Section>
  );
}
