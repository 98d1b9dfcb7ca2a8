import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  type Column,
  ErrorState,
  LoadingLines,
  SelectField,
  useAddress,
  WholeTable,
} from '../../../ui/index.ts';
import { readMarkets } from '../calls.ts';
import { CatalogFrame } from '../catalog-frame.tsx';
import { useText as useCatalogText } from '../text.ts';
import { type PromotionItem, promotionsKey, readPromotions } from './calls.ts';
import { useText } from './text.ts';
import { PromotionUpkeep } from './upkeep-page.tsx';

/** Discounts of the vendor on first terms: whoever looks after them sees all of them. */
export default function PromotionsPage() {
  const may = useMay();
  return may('catalog.promotion.list') ? <PromotionUpkeep /> : <PromotionsOfMarket />;
}

/** Those that run in a market. */
function PromotionsOfMarket() {
  const t = useText();
  const words = useCatalogText();
  const format = useFormat();
  const { tenant } = useSession();
  const [address, setAddress] = useAddress();
  const market = address['market'] ?? tenant.country;
  const markets = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });
  const query = useQuery({
    queryKey: [...promotionsKey, market],
    queryFn: ({ signal }) => readPromotions(market, signal),
  });
  const columns: Column<PromotionItem>[] = [
    {
      id: 'name',
      header: t('name'),
      width: '34%',
      cell: (row) => (
        <span>
          <Text block weight="semibold">
            {row.name}
          </Text>
          <Text block size={200}>
            {row.description}
          </Text>
        </span>
      ),
    },
    { id: 'product', header: t('product'), cell: (row) => row.skuTitle },
    {
      id: 'percent',
      header: t('discount'),
      align: 'end',
      cell: (row) => t('percent', { value: format.number(row.percent) }),
    },
    {
      id: 'terms',
      header: t('terms'),
      cell: (row) => (
        <span>
          {row.terms.map((term) => (
            <Text key={term} block>
              {term}
            </Text>
          ))}
        </span>
      ),
    },
    { id: 'conditions', header: t('conditions'), cell: (row) => <Conditions of={row} /> },
    { id: 'until', header: t('until'), cell: (row) => format.date(row.endDate) },
  ];
  return (
    <CatalogFrame lead={t('lead')}>
      <SelectField
        label={words('market')}
        value={market}
        onChange={(value) => setAddress({ market: value === tenant.country ? undefined : value })}
        none={false}
        choices={(markets.data ?? [{ country: market, name: market }]).map(({ country, name }) => ({
          value: country,
          label: name,
        }))}
      />
      {query.data ? (
        <WholeTable<PromotionItem>
          label={t('title')}
          rows={query.data}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          empty={{ title: t('empty'), text: t('emptyText') }}
        />
      ) : query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <LoadingLines />
      )}
    </CatalogFrame>
  );
}

function Conditions({ of }: { of: PromotionItem }) {
  const t = useText();
  const format = useFormat();
  const { minSeats, maxSeats, newOnly } = of;
  const lines = [
    minSeats !== undefined && maxSeats !== undefined
      ? t('between', { minimum: format.number(minSeats), maximum: format.number(maxSeats) })
      : minSeats !== undefined
        ? t('atLeast', { minimum: format.number(minSeats) })
        : maxSeats !== undefined && t('atMost', { maximum: format.number(maxSeats) }),
    newOnly && t('newOnly'),
  ].filter((line) => line !== false);
  if (lines.length === 0) return t('none');
  return (
    <span>
      {lines.map((line) => (
        <Text key={line} block>
          {line}
        </Text>
      ))}
    </span>
  );
}
