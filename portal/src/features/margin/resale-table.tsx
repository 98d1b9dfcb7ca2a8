import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../api/index.ts';
import { DataTable, useAddressValue } from '../../ui/index.ts';
import { PriceFilters, priceFilters, priceRowId, usePriceColumns } from '../catalog/index.ts';
import {
  downloadResalePrices,
  type ListOfPartner,
  type ResalePrice,
  readResaleChoices,
  readResalePrices,
  resaleKey,
} from './calls.ts';
import { useText } from './text.ts';

/** Prices of a partner's list, with its choices and its file. */
export function ResaleTable({ of, emptyText }: { of: ListOfPartner; emptyText: string }) {
  const t = useText();
  const { tenant } = useSession();
  const market = useAddressValue('market') ?? tenant.country;
  const chosenCurrency = useAddressValue('currency');
  const choices = useQuery({
    queryKey: [...resaleKey, 'choices', of, market],
    queryFn: ({ signal }) => readResaleChoices(of, market, signal),
  });
  const columns = usePriceColumns<ResalePrice>(chosenCurrency ?? choices.data?.currencies[0] ?? 'USD');
  return (
    <DataTable<ResalePrice>
      label={t('priceList')}
      queryKey={[...resaleKey, of]}
      load={(request) => readResalePrices(of, request)}
      columns={columns}
      rowId={priceRowId}
      rowLabel={(row) => `${row.title}, ${row.description}`}
      search={{ label: t('product') }}
      filters={{
        names: [...priceFilters],
        render: (control) => (
          <PriceFilters
            control={control}
            ownCountry={tenant.country}
            choices={choices.data}
            download={(values) => downloadResalePrices(of, values)}
          />
        ),
      }}
      empty={{ title: t('noPrices'), text: emptyText }}
    />
  );
}
