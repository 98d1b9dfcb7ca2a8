import { Button } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ApiError, useAction } from '../../../api/index.ts';
import { languages } from '../../../i18n/index.ts';
import {
  CheckField,
  ChoiceList,
  ComboField,
  DateField,
  EntryForm,
  FormLayout,
  NumberField,
  SelectField,
  TextField,
  useForm,
  useToast,
} from '../../../ui/index.ts';
import { catalogKey } from '../calls.ts';
import { segments } from '../segments.ts';
import { useText as useCatalogText } from '../text.ts';
import { promotionsKey } from './calls.ts';
import { useText } from './text.ts';
import { findSkus, type KeptPromotion, type NewPromotion, nameOf, savePromotion } from './upkeep-calls.ts';

export const promotedTerms = [
  'P1M:monthly',
  'P1Y:monthly',
  'P1Y:annual',
  'P3Y:monthly',
  'P3Y:annual',
  'P3Y:triennial',
] as const;

interface Entries {
  readonly sku: string;
  readonly name_en: string;
  readonly name_es: string;
  readonly name_ru: string;
  readonly description_en: string;
  readonly description_es: string;
  readonly description_ru: string;
  readonly market: string;
  readonly segment: string;
  readonly percent: string;
  readonly terms: readonly string[];
  readonly startDate: string;
  readonly endDate: string;
  readonly minSeats: number | undefined;
  readonly maxSeats: number | undefined;
  readonly newOnly: boolean;
}

interface PromotionFormProps {
  /** Undefined: a new one. */
  readonly of: KeptPromotion | undefined;
  readonly markets: readonly { readonly country: string; readonly name: string }[];
  readonly onClosed: () => void;
}

/** What is taken off, of what, for whom and when; once it has begun only texts and the last day change. */
export function PromotionForm({ of, markets, onClosed }: PromotionFormProps) {
  const t = useText();
  const words = useCatalogText();
  const toast = useToast();
  const form = useForm<Entries>({ initial: entriesOf(of), problems: useProblems() });
  const begun = of?.phase === 'running';
  const saving = useAction<Entries, KeptPromotion>({
    act: (entries, ids) => savePromotion({ of, body: bodyOf(entries) }, ids),
    refreshes: [promotionsKey, catalogKey],
    onDone: () => {
      toast.done(t('saved'));
      onClosed();
    },
    onFailed: (error) => error instanceof ApiError && form.accept(error.fieldProblems),
  });
  const title = of ? t('changeOf', { name: nameOf(of) }) : t('add');
  const { onChange: onTerms, value: terms, ...termsField } = form.field('terms');
  return (
    <EntryForm
      title={title}
      text={begun ? t('begunText') : undefined}
      form={form}
      saving={saving}
      onSubmit={() => form.check() && saving.run(form.values)}
      submitLabel={t('save')}
      back={<Button onClick={onClosed}>{t('cancel')}</Button>}
    >
      {!of && <SkuField {...form.field('sku')} />}
      <FormLayout.Row>
        {languages.map((language) => (
          <TextField
            key={language}
            {...form.field(`name_${language}`)}
            label={t(`name_${language}`)}
            maxLength={500}
            required={language === 'en'}
          />
        ))}
      </FormLayout.Row>
      <FormLayout.Row>
        {languages.map((language) => (
          <TextField
            key={language}
            {...form.field(`description_${language}`)}
            label={t(`description_${language}`)}
            maxLength={500}
            required={language === 'en'}
          />
        ))}
      </FormLayout.Row>
      <FormLayout.Row>
        <SelectField
          {...form.field('market')}
          label={words('market')}
          none={false}
          disabled={begun}
          choices={[
            { value: '*', label: t('everyMarket') },
            ...markets.map(({ country, name }) => ({ value: country, label: name })),
          ]}
        />
        <SelectField
          {...form.field('segment')}
          label={words('segment')}
          none={false}
          disabled={begun}
          choices={segments.map((value) => ({ value, label: words(`segment_${value}`) }))}
        />
      </FormLayout.Row>
      <TextField
        {...form.field('percent')}
        label={t('discountField')}
        hint={t('percentHint')}
        inputMode="decimal"
        required
        disabled={begun}
      />
      <FormLayout.Row>
        <DateField {...form.field('startDate')} label={t('from')} required disabled={begun} />
        <DateField {...form.field('endDate')} label={t('until')} hint={t('untilHint')} required />
      </FormLayout.Row>
      <ChoiceList
        {...termsField}
        label={t('terms')}
        chosen={terms}
        onChange={onTerms}
        disabled={begun}
        choices={promotedTerms.map((value) => ({ value, label: t(`term_${value}`) }))}
      />
      <FormLayout.Row>
        <NumberField
          {...form.field('minSeats')}
          label={t('minSeats')}
          hint={t('seatsHint')}
          min={1}
          max={10_000_000}
          disabled={begun}
        />
        <NumberField
          {...form.field('maxSeats')}
          label={t('maxSeats')}
          min={1}
          max={10_000_000}
          disabled={begun}
        />
      </FormLayout.Row>
      <CheckField {...form.field('newOnly')} label={t('newOnly')} disabled={begun} />
    </EntryForm>
  );
}

function useProblems() {
  const t = useText();
  return (entries: Entries) => ({
    sku: entries.sku ? undefined : t('skuMissing'),
    name_en: entries.name_en.trim() ? undefined : t('textMissing'),
    description_en: entries.description_en.trim() ? undefined : t('textMissing'),
    percent: isPercent(entries.percent) ? undefined : t('percentWrong'),
    startDate: entries.startDate ? undefined : t('dayMissing'),
    endDate: !entries.endDate
      ? t('dayMissing')
      : entries.endDate < entries.startDate
        ? t('daysCrossed')
        : undefined,
    terms: entries.terms.length > 0 ? undefined : t('termsMissing'),
    maxSeats:
      entries.minSeats !== undefined && entries.maxSeats !== undefined && entries.minSeats > entries.maxSeats
        ? t('seatsCrossed')
        : undefined,
  });
}

function isPercent(text: string): boolean {
  const value = Number(text.trim());
  return /^\d{1,3}(\.\d{1,4})?$/.test(text.trim()) && value > 0 && value <= 100;
}

function entriesOf(of: KeptPromotion | undefined): Entries {
  return {
    sku: of ? `${of.productId}:${of.skuId}` : '',
    name_en: of?.name.en ?? '',
    name_es: of?.name.es ?? '',
    name_ru: of?.name.ru ?? '',
    description_en: of?.description.en ?? '',
    description_es: of?.description.es ?? '',
    description_ru: of?.description.ru ?? '',
    market: of?.market ?? '*',
    segment: of?.segment ?? 'commercial',
    percent: of?.percent ?? '',
    terms: of?.terms.map(({ term, billingCycle }) => `${term}:${billingCycle}`) ?? [],
    startDate: of?.startDate ?? '',
    endDate: of?.endDate ?? '',
    minSeats: of?.minSeats,
    maxSeats: of?.maxSeats,
    newOnly: of?.newOnly ?? false,
  };
}

function bodyOf(entries: Entries): NewPromotion {
  const [productId = '', skuId = ''] = entries.sku.split(':');
  const texts = (field: 'name' | 'description') => {
    const [es, ru] = [entries[`${field}_es`].trim(), entries[`${field}_ru`].trim()];
    return { en: entries[`${field}_en`].trim(), ...(es ? { es } : {}), ...(ru ? { ru } : {}) };
  };
  const { market, segment, startDate, endDate, minSeats, maxSeats, newOnly } = entries;
  return {
    productId,
    skuId,
    name: texts('name'),
    description: texts('description'),
    market,
    segment,
    percent: entries.percent.trim(),
    terms: entries.terms.map((one) => {
      const [term = '', billingCycle = ''] = one.split(':');
      return { term, billingCycle };
    }),
    startDate,
    endDate,
    ...(minSeats === undefined ? {} : { minSeats }),
    ...(maxSeats === undefined ? {} : { maxSeats }),
    newOnly,
  };
}

interface Chosen {
  readonly id?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly nameLabel?: ((label: string) => void) | undefined;
}

function SkuField(field: Chosen) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const query = useQuery({
    queryKey: [...catalogKey, 'promoted', search],
    queryFn: ({ signal }) => findSkus(search, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <ComboField
      {...field}
      label={t('product')}
      required
      choices={(query.data ?? []).map(({ productId, skuId, title }) => ({
        value: `${productId}:${skuId}`,
        label: title,
      }))}
      onSearch={setTyped}
      searching={query.isFetching}
    />
  );
}
