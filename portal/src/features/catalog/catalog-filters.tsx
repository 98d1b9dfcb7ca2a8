import { useQuery } from '@tanstack/react-query';
import { type FilterControl, SelectField } from '../../ui/index.ts';
import { catalogKey, readFilters, readMarkets } from './calls.ts';
import { segments } from './segments.ts';
import { useText } from './text.ts';

const kinds = ['license', 'usage', 'software', 'perpetual', 'reservation', 'marketplace'] as const;
const categories = [
  'enterprise',
  'small-business',
  'education',
  'nonprofit',
  'government',
  'trial',
  'addon',
  'cloud',
  'software',
  'marketplace',
] as const;
const terms = ['P1M', 'P1Y', 'P3Y'] as const;

export function CatalogFilterFields({ control, ownCountry }: { control: FilterControl; ownCountry: string }) {
  const t = useText();
  const market = control.values['market'] ?? ownCountry;
  const markets = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });
  const filters = useQuery({
    queryKey: [...catalogKey, 'filters', market],
    queryFn: ({ signal }) => readFilters(market, signal),
  });
  const field = (name: string) => ({
    value: control.values[name] ?? '',
    onChange: (value: string) => control.set(name, value),
    none: t('all'),
  });
  return (
    <>
      <SelectField
        label={t('market')}
        value={market}
        // The own market is where everybody starts: it stays out of the address.
        onChange={(value) => control.set('market', value === ownCountry ? '' : value)}
        none={false}
        choices={(markets.data ?? [{ country: market, name: market }]).map(({ country, name }) => ({
          value: country,
          label: name,
        }))}
      />
      <SelectField
        label={t('kind')}
        {...field('kind')}
        choices={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
      <SelectField
        label={t('category')}
        {...field('category')}
        choices={categories.map((value) => ({ value, label: t(`category_${value}`) }))}
      />
      <SelectField
        label={t('segment')}
        {...field('segment')}
        choices={segments.map((value) => ({ value, label: t(`segment_${value}`) }))}
      />
      <SelectField
        label={t('publisher')}
        {...field('publisher')}
        choices={(filters.data?.publishers ?? []).map((value) => ({ value, label: value }))}
      />
      <SelectField
        label={t('term')}
        {...field('term')}
        choices={terms.map((value) => ({ value, label: t(`term_${value}`) }))}
      />
    </>
  );
}
