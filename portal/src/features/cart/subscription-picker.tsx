import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { CheckField, EmptyState, ErrorState, LoadingLines } from '../../ui/index.ts';
import { type CatalogMarket, type CatalogQuery, catalogKey, readCatalog, readChoices } from './calls.ts';
import { CatalogEntry } from './catalog-entry.tsx';
import { CatalogFilterBar, noFilters } from './catalog-filter-bar.tsx';
import { type Base, type CatalogItem, type ChosenLine, chosenLine, missingBases } from './chosen-line.ts';
import { ChosenLines } from './chosen-lines.tsx';
import { useText } from './text.ts';

export interface SubscriptionPickerProps {
  /** With a customer, what it may buy, and why it may not buy some of it. */
  readonly market: CatalogMarket;
  readonly value: readonly ChosenLine[];
  readonly onChange: (lines: readonly ChosenLine[]) => void;
  /** Messages of the server, by catalogue item id. */
  readonly problems?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Add-ons of this are looked at first (C59). */
  readonly base?: Base | undefined;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXL, alignItems: 'flex-start' },
  catalog: {
    flex: '2 1 420px',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  chosen: { flex: '1 1 260px', minWidth: 0, position: 'sticky', top: tokens.spacingVerticalL },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'center' },
});

/** Chooses what to buy from the catalogue of a market (C44). */
export function SubscriptionPicker(props: SubscriptionPickerProps) {
  const { market, value, onChange, problems = {}, base } = props;
  const t = useText();
  const styles = useStyles();
  const [query, setQuery] = useState<CatalogQuery>(noFilters);
  const [onlyBase, setOnlyBase] = useState(base !== undefined);
  const [onlyChosen, setOnlyChosen] = useState(false);
  const catalog = useCatalog(
    onlyBase && base ? { ...market, bases: base.ids } : market,
    useDeferredValue(query),
  );
  const found = catalog.data?.pages.flatMap((page) => page.items) ?? [];
  const items = onlyChosen ? value.map((line) => line.item) : found;
  const reasonOf = useReasons(market, items, value);

  const toggle = (item: CatalogItem, ticked: boolean) => {
    const others = value.filter((line) => line.item.catalogItemId !== item.catalogItemId);
    onChange(ticked ? [...others, chosenLine(item, query, base)] : others);
  };
  const change = (changed: ChosenLine) =>
    onChange(value.map((line) => (line.item.catalogItemId === changed.item.catalogItemId ? changed : line)));

  return (
    <div className={styles.root}>
      <div className={styles.catalog}>
        {base && (
          <CheckField
            label={t('onlyAddonsOf', { name: base.name })}
            value={onlyBase}
            onChange={setOnlyBase}
          />
        )}
        <CatalogFilterBar
          country={market.country}
          query={query}
          onChange={setQuery}
          onlyChosen={onlyChosen}
          onOnlyChosen={setOnlyChosen}
        />
        {catalog.isError && !catalog.data ? (
          <ErrorState error={catalog.error} retry={() => void catalog.refetch()} />
        ) : catalog.isPending ? (
          <LoadingLines />
        ) : items.length === 0 ? (
          <EmptyState
            picture="search"
            title={onlyChosen ? t('chosenNone') : t('nothingFound')}
            text={onlyChosen ? undefined : t('nothingFoundText')}
          />
        ) : (
          <>
            <p className={styles.count} role="status">
              {catalog.hasNextPage && !onlyChosen
                ? t('foundMore', { count: items.length })
                : t('found', { count: items.length })}
            </p>
            <ul className={styles.list} aria-label={t('catalog')} aria-busy={catalog.isFetching}>
              {items.map((item) => (
                <CatalogEntry
                  key={item.catalogItemId}
                  item={item}
                  line={value.find((line) => line.item.catalogItemId === item.catalogItemId)}
                  reason={reasonOf(item)}
                  problems={problems[item.catalogItemId] ?? []}
                  onToggle={(ticked) => toggle(item, ticked)}
                  onChange={change}
                />
              ))}
            </ul>
            {catalog.hasNextPage && !onlyChosen && (
              <Button
                className={styles.more}
                disabledFocusable={catalog.isFetchingNextPage}
                icon={catalog.isFetchingNextPage ? <Spinner size="tiny" /> : null}
                onClick={() => !catalog.isFetchingNextPage && void catalog.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
          </>
        )}
      </div>
      <div className={styles.chosen}>
        <ChosenLines lines={value} onRemove={(line) => toggle(line.item, false)} />
      </div>
    </div>
  );
}

function useCatalog(market: CatalogMarket, query: CatalogQuery) {
  return useInfiniteQuery({
    queryKey: [...catalogKey, market.customerId ?? '', market.country, market.bases ?? [], query],
    queryFn: ({ pageParam, signal }) => readCatalog(market, query, { cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** Why an item cannot be ticked; undefined where it can (C44). */
function useReasons(market: CatalogMarket, items: readonly CatalogItem[], chosen: readonly ChosenLine[]) {
  const t = useText();
  const { customerId } = market;
  const candidates = items.map((item) => item.catalogItemId);
  const beside = chosen.map((line) => line.item.catalogItemId);
  const choices = useQuery({
    queryKey: [...catalogKey, 'choices', customerId, candidates, beside],
    queryFn: ({ signal }) => readChoices(customerId ?? '', candidates, beside, signal),
    enabled: customerId !== undefined && candidates.length > 0,
    placeholderData: keepPreviousData,
  });
  const told = new Map(choices.data?.items.map((one) => [one.catalogItemId, one.problems[0]?.message]));
  return (item: CatalogItem): string | undefined => {
    if (item.status === 'withdrawn') return t('withdrawn');
    if (item.status === 'not-in-country') return t('notInCountry');
    if (item.status === 'without-price') return t('withoutPrice');
    if (customerId !== undefined) return told.get(item.catalogItemId);
    const bases = missingBases(item, chosen);
    return bases.length > 0 ? t('needsBase', { bases: bases.join(', ') }) : undefined;
  };
}
