import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../../api/index.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import { ErrorBar, type FilterControl, SelectField } from '../../../ui/index.ts';
import { readMarkets } from '../calls.ts';
import { monthName } from '../month-name.ts';
import { segments } from '../segments.ts';
import { useText as useCatalogText } from '../text.ts';
import type { PriceListChoices } from './calls.ts';
import { useText } from './text.ts';

const kinds = ['license', 'usage', 'software', 'perpetual', 'reservation', 'marketplace'] as const;
const sales = ['on-sale', 'ending', 'withdrawn'] as const;

export interface PriceFiltersProps {
  readonly control: FilterControl;
  readonly ownCountry: string;
  /** Months and currencies of a market's lists. */
  readonly choices: PriceListChoices | undefined;
  readonly download: (values: FilterControl['values']) => Promise<unknown>;
}

/** Market, currency and month of a list, what it is narrowed by, and its file. */
export function PriceFilters({ control, ownCountry, choices, download }: PriceFiltersProps) {
  const t = useText();
  const words = useCatalogText();
  const { values, set } = control;
  const market = values['market'] ?? ownCountry;
  const markets = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });
  const file = useAction<FilterControl['values']>({ act: (chosen) => download(chosen) });
  const preset = choices?.currencies[0] ?? '';
  const present = choices?.presentMonth ?? '';
  const shown = (name: string, none = t('all')) => ({
    value: values[name] ?? '',
    onChange: (value: string) => set(name, value),
    none,
  });
  return (
    <>
      <SelectField
        label={t('market')}
        value={market}
        onChange={(value) => set('market', value === ownCountry ? '' : value)}
        none={false}
        choices={(markets.data ?? [{ country: market, name: market }]).map(({ country, name }) => ({
          value: country,
          label: name,
        }))}
      />
      <SelectField
        label={t('currency')}
        value={values['currency'] ?? preset}
        onChange={(value) => set('currency', value === preset ? '' : value)}
        none={false}
        choices={(choices?.currencies ?? [preset]).map((value) => ({ value, label: value }))}
      />
      <SelectField
        label={t('month')}
        value={values['month'] ?? present}
        onChange={(value) => set('month', value === present ? '' : value)}
        none={false}
        choices={(choices?.months ?? []).map((value) => {
          const month = monthName(value, currentLanguage());
          return { value, label: value > present ? t('monthPreview', { month }) : month };
        })}
      />
      <SelectField
        label={words('kind')}
        {...shown('kind')}
        choices={kinds.map((value) => ({ value, label: words(`kind_${value}`) }))}
      />
      <SelectField
        label={t('segment')}
        {...shown('segment')}
        choices={segments.map((value) => ({ value, label: words(`segment_${value}`) }))}
      />
      <SelectField
        label={t('sale')}
        {...shown('sale')}
        choices={sales.map((value) => ({ value, label: t(`sale_${value}`) }))}
      />
      <Button
        icon={<ArrowDownloadRegular />}
        disabledFocusable={file.running}
        onClick={() => file.run(values)}
      >
        {t('download')}
      </Button>
      <ErrorBar error={file.error} />
    </>
  );
}
