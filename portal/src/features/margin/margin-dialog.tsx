import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useAction } from '../../api/index.ts';
import {
  ComboField,
  ConfirmDialog,
  DateField,
  ErrorSummary,
  FormLayout,
  RadioField,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { changeMargin, findProducts, type Margin, marginsKey, setMargin } from './calls.ts';
import { useText } from './text.ts';
import { usePartnerChoices } from './use-partner-choices.ts';

interface Entries {
  readonly resellerId: string;
  readonly productId: string;
  readonly kind: string;
  readonly value: string;
  readonly currency: string;
  readonly fromDate: string;
}

export interface MarginDialogProps {
  /** A margin to change, or a new one; undefined keeps the dialog closed. */
  readonly margin: Margin | 'new' | undefined;
  readonly onClosed: () => void;
}

/** Sets a margin; whom and what one is for cannot be changed afterwards. */
export function MarginDialog({ margin, onClosed }: MarginDialogProps) {
  // A fresh form for each opening.
  return margin === undefined ? null : <Body margin={margin} onClosed={onClosed} />;
}

function Body({ margin, onClosed }: { margin: Margin | 'new'; onClosed: () => void }) {
  const t = useText();
  const toast = useToast();
  const former = margin === 'new' ? undefined : margin;
  const form = useForm<Entries>({
    initial: {
      resellerId: '',
      productId: '',
      kind: former?.kind ?? 'percent',
      value: former?.value ?? '',
      currency: former?.currency ?? '',
      fromDate: former?.fromDate ?? new Date().toISOString().slice(0, 10),
    },
    problems: ({ kind, value, currency, fromDate }) => ({
      value: /^\d{1,9}(\.\d{1,4})?$/.test(value.trim()) ? undefined : t('valueWrong'),
      currency: kind === 'percent' || /^[A-Za-z]{3}$/.test(currency.trim()) ? undefined : t('currencyWrong'),
      fromDate: fromDate ? undefined : t('fromMissing'),
    }),
  });
  const save = useAction<Entries>({
    act: ({ resellerId, productId, kind, value, currency, fromDate }, ids) => {
      const terms = {
        kind: kind as Margin['kind'],
        value: value.trim(),
        fromDate,
        ...(kind === 'amount' ? { currency: currency.trim().toUpperCase() } : {}),
      };
      if (former) return changeMargin(former, terms, ids);
      return setMargin(
        { ...terms, ...(resellerId ? { resellerId } : {}), ...(productId ? { productId } : {}) },
        ids,
      );
    },
    refreshes: [marginsKey],
    onDone: () => {
      toast.done(t('done'));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open
      title={former ? t('changeTitle') : t('setTitle')}
      confirmLabel={t('save')}
      running={save.running}
      error={save.error}
      onCancel={onClosed}
      onConfirm={() => form.check() && save.run(form.values)}
    >
      <ErrorSummary form={form} />
      <FormLayout>
        {!former && <Reseller {...form.field('resellerId')} />}
        {!former && <Product {...form.field('productId')} />}
        <RadioField
          {...form.field('kind')}
          label={t('kind')}
          choices={(['percent', 'amount'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
        <FormLayout.Row>
          <TextField
            {...form.field('value')}
            label={t('value')}
            hint={t('valueHint')}
            inputMode="decimal"
            required
          />
          {form.values.kind === 'amount' && (
            <TextField {...form.field('currency')} label={t('currency')} maxLength={3} required />
          )}
        </FormLayout.Row>
        <DateField {...form.field('fromDate')} label={t('from')} required />
      </FormLayout>
    </ConfirmDialog>
  );
}

interface Chosen {
  readonly id?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly nameLabel?: ((label: string) => void) | undefined;
}

function Reseller(field: Chosen) {
  const t = useText();
  const { choices, searching, search } = usePartnerChoices(field.value || undefined);
  return (
    <ComboField
      {...field}
      label={t('reseller')}
      choices={[{ value: '', label: t('everyReseller') }, ...choices]}
      onSearch={search}
      searching={searching}
    />
  );
}

function Product(field: Chosen) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: [...marginsKey, 'products', search],
    queryFn: ({ signal }) => findProducts(search, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <ComboField
      {...field}
      label={t('product')}
      choices={[
        { value: '', label: t('everyProduct') },
        ...(query.data ?? []).map(({ productId, title }) => ({ value: productId, label: title })),
      ]}
      onSearch={setTyped}
      searching={query.isFetching}
    />
  );
}
