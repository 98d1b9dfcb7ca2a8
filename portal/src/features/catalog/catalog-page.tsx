import { Text } from '@fluentui/react-components';
import { useMay, useSession } from '../../api/index.ts';
import { AppLink, type Column, DataTable, LinkButton, StatusBadge } from '../../ui/index.ts';
import { type CatalogItem, catalogKey, readCatalog } from './calls.ts';
import { CatalogFilterFields } from './catalog-filters.tsx';
import { CatalogFrame } from './catalog-frame.tsx';
import { ItemDetails, Price } from './item-details.tsx';
import { useText } from './text.ts';

const tones = {
  'on-sale': 'good',
  withdrawn: 'neutral',
  'not-in-country': 'neutral',
  'without-price': 'warning',
} as const;

/** What is sold in a market (C62). The operator also sees what cannot be bought, and why. */
export default function CatalogPage() {
  const t = useText();
  const may = useMay();
  const { tenant } = useSession();
  const isOperator = tenant.kind === 'operator';
  const fixed = { country: tenant.country, includeUnsold: isOperator };

  const columns: Column<CatalogItem>[] = [
    {
      id: 'name',
      header: t('name'),
      width: '36%',
      sortable: true,
      cell: (row) =>
        // Legacy offers are imported, not looked after one by one.
        may('catalog.sku.read') && row.ruleSet === 'new-commerce' ? (
          <AppLink to={`/catalog/products/${row.productId}/${row.skuId}`}>{row.title}</AppLink>
        ) : (
          <Text weight="semibold">{row.title}</Text>
        ),
    },
    { id: 'publisher', header: t('publisher'), wideOnly: true, cell: (row) => row.publisher },
    { id: 'kind', header: t('kind'), cell: (row) => t(`kind_${row.kind}`) },
    {
      id: 'category',
      header: t('category'),
      cell: (row) => t.find(`category_${row.category}`) ?? row.category,
    },
    { id: 'price', header: t('price'), cell: (row) => <Price item={row} /> },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={tones[row.status]} label={t(`status_${row.status}`)} />,
    },
  ];

  return (
    <CatalogFrame
      lead={t('catalogLead')}
      actions={may('catalog.import') && <LinkButton to="/catalog/imports">{t('importCatalog')}</LinkButton>}
    >
      <DataTable<CatalogItem>
        label={t('catalog')}
        queryKey={[...catalogKey, fixed]}
        load={(request) => readCatalog(request, fixed)}
        columns={columns}
        rowId={(row) => row.catalogItemId}
        rowLabel={(row) => row.title}
        expand={(row) => <ItemDetails item={row} />}
        defaultSort={{ by: 'name', direction: 'ascending' }}
        search={{ label: t('search') }}
        filters={{
          names: ['market', 'kind', 'category', 'segment', 'publisher', 'term'],
          render: (control) => <CatalogFilterFields control={control} ownCountry={tenant.country} />,
        }}
        empty={{
          title: t('catalogEmpty'),
          text: isOperator ? t('catalogEmptyText') : t('catalogEmptyPartner'),
          actions: may('catalog.import') && (
            <LinkButton to="/catalog/imports">{t('importCatalog')}</LinkButton>
          ),
        }}
      />
    </CatalogFrame>
  );
}
