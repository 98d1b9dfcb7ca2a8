import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { DefinitionList, Page, Section, usePathPart } from '../../../ui/index.ts';
import { useText as useCatalogText } from '../text.ts';
import { readSheet, type SkuSheet, sheetKey } from './calls.ts';
import { HistorySection } from './history-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { NewPriceSection, PricesSection } from './prices-section.tsx';
import { SaleSection } from './sale-section.tsx';
import { useText } from './text.ts';

/** One SKU as the operator looks after it: end of sale, limits, prices by month and market (C62). */
export default function SkuPage() {
  const t = useCatalogText();
  const productId = usePathPart('productId');
  const skuId = usePathPart('skuId');
  const query = useQuery({
    queryKey: sheetKey(productId, skuId),
    queryFn: ({ signal }) => readSheet(productId, skuId, signal),
  });
  return (
    <Page
      title={query.data?.title}
      breadcrumb={[{ label: t('catalog'), to: '/catalog' }, { label: query.data?.title ?? '…' }]}
      query={query}
    >
      {(sheet) => (
        <>
          <Facts sheet={sheet} />
          <SaleSection sheet={sheet} />
          <LimitsSection key={`limits ${sheet.attributes.etag}`} sheet={sheet} />
          <PricesSection sheet={sheet} />
          <NewPriceSection sheet={sheet} />
          <HistorySection sheet={sheet} />
        </>
      )}
    </Page>
  );
}

function Facts({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const words = useCatalogText();
  const what = sheet.isTrial ? t('isTrial') : sheet.isAddon ? t('isAddon') : t('isBase');
  return (
    <Section title={t('facts')}>
      <DefinitionList
        items={[
          { term: t('product'), value: sheet.productTitle, copy: sheet.productId },
          { term: t('skuId'), value: <code translate="no">{`${sheet.productId}:${sheet.skuId}`}</code> },
          { term: words('description'), value: sheet.description },
          { term: words('publisher'), value: sheet.publisher },
          { term: words('kind'), value: words.find(`kind_${sheet.kind}`) ?? sheet.kind },
          { term: words('category'), value: words.find(`category_${sheet.category}`) ?? sheet.category },
          { term: t('kindOfSku'), value: what },
          sheet.renewsTo !== undefined && { term: t('becomes'), value: sheet.renewsTo },
          sheet.prerequisites.length > 0 && {
            term: words('needsOne'),
            value: <Lines lines={sheet.prerequisites.map(({ id, title }) => title ?? id)} />,
          },
          {
            term: t('availabilities'),
            value: (
              <Lines
                lines={sheet.availabilities.map(
                  ({ segment, market }) =>
                    `${words.find(`segment_${segment}`) ?? segment}: ${market === '*' ? t('everyMarket') : market}`,
                )}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
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
