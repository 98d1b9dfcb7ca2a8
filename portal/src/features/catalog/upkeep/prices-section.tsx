import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  type Column,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Section,
  SelectField,
  TextField,
  useForm,
  useToast,
  WholeTable,
} from '../../../ui/index.ts';
import { catalogKey, readMarkets } from '../calls.ts';
import { monthsFrom } from '../month-name.ts';
import { useText as useCatalogText } from '../text.ts';
import { type SkuSheet, setPrice } from './calls.ts';
import { usePriceWords } from './price-words.ts';
import { useText } from './text.ts';

const currenciesOf = (sheet: SkuSheet) =>
  [...new Set([...sheet.prices, ...sheet.changes].map(({ currency }) => currency))].sort();
const presetCurrency = (sheet: SkuSheet) => {
  const currencies = currenciesOf(sheet);
  return currencies.includes('USD') ? 'USD' : (currencies[0] ?? 'USD');
};

/** What it costs at present, one currency at a time. */
export function PricesSection({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const words = useCatalogText();
  const said = usePriceWords();
  const [currency, setCurrency] = useState(() => presetCurrency(sheet));
  type Row = SkuSheet['prices'][number];
  const segmentOf = (row: Row) =>
    sheet.availabilities.find((one) => one.availabilityId === row.availabilityId)?.segment ?? '';
  const columns: Column<Row>[] = [
    { id: 'term', header: words('term'), cell: said.term },
    { id: 'cycle', header: t('cycle'), cell: said.cycle },
    { id: 'market', header: t('market'), cell: said.market },
    {
      id: 'segment',
      header: t('segment'),
      wideOnly: true,
      cell: (row) => words.find(`segment_${segmentOf(row)}`) ?? segmentOf(row),
    },
    {
      id: 'amount',
      header: t('amount'),
      align: 'end',
      cell: (row) => said.amount(row.unitPrice, row.currency),
    },
  ];
  return (
    <Section title={t('prices')} text={t('pricesText')} look="plain">
      <WholeTable<Row>
        label={t('prices')}
        rows={sheet.prices.filter((price) => price.currency === currency)}
        columns={columns}
        rowId={(row) => [row.availabilityId, row.term, row.billingCycle, row.market].join(' ')}
        rowLabel={said.what}
        toolbar={
          <SelectField
            label={t('currency')}
            none={false}
            value={currency}
            onChange={setCurrency}
            choices={currenciesOf(sheet).map((value) => ({ value, label: value }))}
          />
        }
        empty={{ title: t('noPrices') }}
      />
    </Section>
  );
}

const options = [
  ['P1M', 'monthly'],
  ['P1Y', 'monthly'],
  ['P1Y', 'annual'],
  ['P3Y', 'monthly'],
  ['P3Y', 'annual'],
  ['P3Y', 'triennial'],
  ['P1Y', 'one_time'],
  ['P3Y', 'one_time'],
  ['', 'one_time'],
] as const;
const optionOf = (term: string | undefined, cycle: string) => `${term ?? ''} ${cycle}`;

interface Entries {
  readonly availabilityId: string;
  readonly option: string;
  readonly currency: string;
  readonly market: string;
  readonly month: string;
  readonly unitPrice: string;
}

/** A price from a month on, for one market or all. */
export function NewPriceSection({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const words = useCatalogText();
  const said = usePriceWords();
  const format = useFormat();
  const may = useMay();
  const toast = useToast();
  const markets = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });
  const [first] = sheet.prices;
  const form = useForm<Entries>({
    initial: {
      availabilityId: sheet.availabilities[0]?.availabilityId ?? '',
      option: first ? optionOf(first.term, first.billingCycle) : optionOf('P1Y', 'monthly'),
      currency: presetCurrency(sheet),
      market: sheet.availabilities[0]?.market ?? '*',
      month: sheet.presentMonth,
      unitPrice: '',
    },
    problems: ({ unitPrice }) => ({
      unitPrice: /^\d{1,13}(\.\d{1,4})?$/.test(unitPrice.trim()) ? undefined : t('amountWrong'),
    }),
  });
  const set = useAction<Entries>({
    act: ({ option, unitPrice, ...rest }, ids) => {
      const [term = '', billingCycle = ''] = option.split(' ');
      const key = { ...rest, ...(term ? { term } : {}), billingCycle: billingCycle as 'monthly' };
      return setPrice(sheet, { ...key, unitPrice: unitPrice.trim() }, ids);
    },
    refreshes: [catalogKey],
    onDone: () => {
      toast.done(t('priceSet'));
      form.set({ unitPrice: '' });
    },
  });
  if (!may('catalog.price.set') || sheet.availabilities.length === 0) return null;
  const kept = sheet.prices.map((price) => [price.term ?? '', price.billingCycle] as const);
  const choices = [...new Map([...options, ...kept].map((one) => [one.join(' '), one])).values()];
  return (
    <Section title={t('newPrice')} text={t('newPriceText')}>
      <ErrorSummary form={form} />
      <ErrorBar error={set.error} />
      <FormLayout
        label={t('newPrice')}
        onSubmit={() => form.check() && set.run(form.values)}
        actions={
          <Button type="submit" appearance="primary" disabledFocusable={set.running}>
            {t('setPrice')}
          </Button>
        }
      >
        <FormLayout.Row>
          {sheet.availabilities.length > 1 && (
            <SelectField
              {...form.field('availabilityId')}
              label={t('segment')}
              none={false}
              choices={sheet.availabilities.map(({ availabilityId, segment, market }) => ({
                value: availabilityId,
                label: `${words.find(`segment_${segment}`) ?? segment}${market === '*' ? '' : `, ${format.country(market)}`}`,
              }))}
            />
          )}
          <SelectField
            {...form.field('option')}
            label={words('term')}
            none={false}
            choices={choices.map(([term, billingCycle]) => ({
              value: optionOf(term, billingCycle),
              label: `${said.term(term ? { term } : {})}, ${t.find(`cycle_${billingCycle}`) ?? billingCycle}`,
            }))}
          />
          <SelectField
            {...form.field('market')}
            label={t('market')}
            none={false}
            choices={[
              { value: '*', label: t('everyMarket') },
              ...(markets.data ?? []).map(({ country, name }) => ({ value: country, label: name })),
            ]}
          />
          <SelectField
            {...form.field('currency')}
            label={t('currency')}
            none={false}
            choices={currenciesOf(sheet).map((value) => ({ value, label: value }))}
          />
          <SelectField
            {...form.field('month')}
            label={t('month')}
            none={false}
            choices={monthsFrom(sheet.presentMonth, sheet.lastMonth).map((value) => ({
              value,
              label: said.month(value),
            }))}
          />
          <TextField
            {...form.field('unitPrice')}
            label={t('amount')}
            hint={t('amountHint')}
            inputMode="decimal"
            required
          />
        </FormLayout.Row>
      </FormLayout>
    </Section>
  );
}
