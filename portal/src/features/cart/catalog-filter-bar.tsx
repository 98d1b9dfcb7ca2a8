import { Button, Checkbox, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { phone, useMatches } from '../../ui/breakpoints.ts';
import { type CatalogQuery, catalogKey, readCatalogFilters } from './calls.ts';
import { useText } from './text.ts';

export const noFilters: CatalogQuery = {
  search: '',
  publisher: '',
  billingType: '',
  category: '',
  term: '',
  billingCycle: '',
};

const kinds = ['license', 'usage', 'software', 'perpetual', 'reservation', 'marketplace'];
const categories = [
  'enterprise',
  'small-business',
  'trial',
  'addon',
  'cloud',
  'software',
  'marketplace',
  'education',
  'nonprofit',
  'government',
];
const terms = ['P1M', 'P1Y', 'P3Y'];
const cycles = ['monthly', 'annual', 'triennial', 'one_time'];

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  search: { flex: '1 1 220px', minWidth: 0 },
  box: { width: '100%', maxWidth: 'none' },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 150px), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  // A long choice must not widen its column.
  control: {
    minWidth: 0,
    '& .fui-Select': { minWidth: 0, maxWidth: '100%' },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
});

interface CatalogFilterBarProps {
  readonly country: string;
  readonly query: CatalogQuery;
  readonly onChange: (query: CatalogQuery) => void;
  readonly onlyChosen: boolean;
  readonly onOnlyChosen: (onlyChosen: boolean) => void;
}

/** Search and filters of the catalogue; on phones the filters wait behind a button. */
export function CatalogFilterBar({
  country,
  query,
  onChange,
  onlyChosen,
  onOnlyChosen,
}: CatalogFilterBarProps) {
  const t = useText();
  const styles = useStyles();
  const isPhone = useMatches(phone);
  const [open, setOpen] = useState(false);
  const publishers = useQuery({
    queryKey: [...catalogKey, 'filters', country],
    queryFn: ({ signal }) => readCatalogFilters(country, signal),
    staleTime: 300_000,
  });
  const { search: _, ...filters } = query;
  const narrowed = Object.values(filters).some((value) => value !== '');
  const set = (name: keyof CatalogQuery) => (value: string) => onChange({ ...query, [name]: value });
  const named = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t.find(`${prefix}_${value}`) ?? value }));

  return (
    <search className={styles.root}>
      <div className={styles.top}>
        <Search value={query.search} onChange={set('search')} />
        {isPhone && (
          <Button icon={<FilterRegular />} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('filters')}
          </Button>
        )}
      </div>
      {(!isPhone || open) && (
        <div className={styles.filters}>
          <Filter
            label={t('publisher')}
            value={query.publisher}
            onChange={set('publisher')}
            choices={(publishers.data?.publishers ?? []).map((value) => ({ value, label: value }))}
          />
          <Filter
            label={t('billingType')}
            value={query.billingType}
            onChange={set('billingType')}
            choices={named('billingType', kinds)}
          />
          <Filter
            label={t('category')}
            value={query.category}
            onChange={set('category')}
            choices={named('category', categories)}
          />
          <Filter
            label={t('term')}
            value={query.term}
            onChange={set('term')}
            choices={named('term', terms)}
          />
          <Filter
            label={t('frequency')}
            value={query.billingCycle}
            onChange={set('billingCycle')}
            choices={named('cycle', cycles)}
          />
        </div>
      )}
      <div className={styles.top}>
        <Checkbox
          label={t('onlyChosen')}
          checked={onlyChosen}
          onChange={(_, { checked }) => onOnlyChosen(checked === true)}
        />
        {narrowed && (
          <Button appearance="subtle" onClick={() => onChange({ ...noFilters, search: query.search })}>
            {t('resetFilters')}
          </Button>
        )}
      </div>
    </search>
  );
}

const pauseMs = 250;

/** Asks once the typing pauses. */
function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText();
  const styles = useStyles();
  const [typed, setTyped] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the pause again
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === value) return;
    const timer = setTimeout(() => onChange(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Field label={t('search')} className={styles.search}>
      <SearchBox
        className={styles.box}
        value={typed}
        placeholder={t('searchHint')}
        onChange={(_, data) => setTyped(data.value)}
      />
    </Field>
  );
}

interface FilterProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

function Filter({ label, value, onChange, choices }: FilterProps) {
  const t = useText();
  const styles = useStyles();
  return (
    <Field label={label} className={styles.control}>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{t('any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
