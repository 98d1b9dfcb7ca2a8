import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../api/index.ts';
import { DataTable, useAddressValue } from '../../../ui/index.ts';
import { CatalogFrame } from '../catalog-frame.tsx';
import {
  downloadPrices,
  type ListedPrice,
  priceFilters,
  pricesKey,
  readChoices,
  readPrices,
} from './calls.ts';
import { priceRowId, usePriceColumns } from './price-cells.tsx';
import { PriceFilters } from './price-filters.tsx';
import { useText } from './text.ts';

/** The vendor's prices, for who buys from the vendor (C62). */
export default function PricesPage() {
  const t = useText();
  const { tenant } = useSession();
  const market = useAddressValue('market') ?? tenant.country;
  const chosenCurrency = useAddressValue('currency');
  const choices = useQuery({
    queryKey: [...pricesKey, 'choices', market],
    queryFn: ({ signal }) => readChoices(market, signal),
  });
  const columns = usePriceColumns<ListedPrice>(chosenCurrency ?? choices.data?.currencies[0] ?? 'USD');
  return (
    <CatalogFrame lead={t('lead')}>
      <DataTable<ListedPrice>
        label={t('title')}
        queryKey={pricesKey}
        load={readPrices}
        columns={columns}
        rowId={priceRowId}
        rowLabel={(row) => `${row.title}, ${row.description}`}
        search={{ label: t('search') }}
        filters={{
          names: [...priceFilters],
          render: (control) => (
            <PriceFilters
              control={control}
              ownCountry={tenant.country}
              choices={choices.data}
              download={downloadPrices}
            />
          ),
        }}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </CatalogFrame>
  );
}
