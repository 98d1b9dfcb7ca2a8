import { Text } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList } from '../../ui/index.ts';
import type { CatalogItem } from './calls.ts';
import { useText } from './text.ts';

/** The first term with its price; the others are in the details. */
export function Price({ item }: { item: CatalogItem }) {
  const t = useText();
  const format = useFormat();
  const [first, ...others] = item.terms;
  if (!first) return <Text>{t('noPrice')}</Text>;
  if (first.unitPrice === undefined || !first.currency) return <Text>{t('notShown')}</Text>;
  return (
    <span>
      <Text block weight="semibold">
        {format.money(first.unitPrice, first.currency)}
      </Text>
      <Text block size={200}>
        {first.description}
        {others.length > 0 && `, ${t('moreTerms', { count: others.length })}`}
      </Text>
    </span>
  );
}

export function ItemDetails({ item }: { item: CatalogItem }) {
  const t = useText();
  const format = useFormat();
  const lines = item.terms.map((term) =>
    term.unitPrice !== undefined && term.currency
      ? `${term.description}: ${format.money(term.unitPrice, term.currency)}`
      : term.description,
  );
  return (
    <DefinitionList
      items={[
        { term: t('description'), value: item.description },
        { term: t('allTerms'), value: lines.length > 0 && <Lines lines={lines} /> },
        item.hasDefaultPrice && { term: t('price'), value: t('examplePrice') },
        {
          term: t('quantity'),
          value: t('quantityRange', {
            minimum: format.number(item.minimum),
            maximum: format.number(item.maximum),
          }),
        },
        {
          term: t('limit'),
          value:
            item.limitUnit === 'none' ? t('limit_none') : t(`limit_${item.limitUnit}`, { count: item.limit }),
        },
        {
          term: t('soldTo'),
          value: format.list(item.segments.map((name) => t.find(`segment_${name}`) ?? name)),
        },
        item.prerequisites.length > 0 && {
          term: t('needsOne'),
          value: <Lines lines={item.prerequisites.map(({ title }) => title)} />,
        },
        item.lastSale !== undefined && { term: t('lastSale'), value: format.date(item.lastSale) },
        { term: t('ruleSet'), value: t(`ruleSet_${item.ruleSet}`) },
        { term: t('itemId'), value: item.catalogItemId, copy: item.catalogItemId },
      ]}
    />
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
