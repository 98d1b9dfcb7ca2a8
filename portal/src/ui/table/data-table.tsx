import { Button, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { EmptyState } from '../empty-state.tsx';
import { ErrorBar } from '../error-bar.tsx';
import { ErrorState } from '../error-state.tsx';
import { useUiText } from '../text.ts';
import { Pager } from './pager.tsx';
import { SearchBox } from './search-box.tsx';
import { PhoneSort, TableGrid } from './table-grid.tsx';
import {
  type Sort,
  type TableControl,
  type TableDefaults,
  useAddressState,
  useLocalState,
} from './table-state.ts';
import { useTableStyles } from './table-styles.ts';
import type { Selection, ServerTableProps, WholeTableProps } from './types.ts';

/** A list from the server: search, filters, sorting and paging are the server's work. */
export function DataTable<Row>(props: ServerTableProps<Row>) {
  const defaults: TableDefaults = {
    sort: props.defaultSort,
    size: props.pageSize ?? 25,
    searchIn: props.search?.in?.[0]?.value ?? '',
    filterNames: props.filters?.names ?? [],
  };
  // Which of the two a list uses never changes while it is shown.
  return props.address === false ? (
    <LocalTable {...props} defaults={defaults} />
  ) : (
    <AddressTable {...props} defaults={defaults} />
  );
}

type WithDefaults<Row> = ServerTableProps<Row> & { defaults: TableDefaults };

function LocalTable<Row>(props: WithDefaults<Row>) {
  return <ServerTable {...props} control={useLocalState(props.defaults)} />;
}

function AddressTable<Row>(props: WithDefaults<Row>) {
  return <ServerTable {...props} control={useAddressState(props.address || '', props.defaults)} />;
}

function ServerTable<Row>({ control, ...props }: ServerTableProps<Row> & { control: TableControl }) {
  const styles = useTableStyles();
  const t = useUiText();
  const { state, change } = control;
  const { cursors, ...asked } = state;
  const cursor = cursors.at(-1);

  const query = useQuery({
    queryKey: [...props.queryKey, 'page', asked, cursor ?? ''],
    queryFn: ({ signal }) => props.load({ ...asked, cursor, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: props.refreshEveryMs ?? false,
  });

  const narrowed = state.search !== '' || Object.keys(state.filters).length > 0;
  const page = query.data;
  const onSort = (sort: Sort) => change({ sort });
  const next = query.isPlaceholderData ? undefined : page?.next;

  return (
    <div className={styles.root}>
      {(props.search || props.filters || props.toolbar) && (
        <div className={styles.bar}>
          {props.search && (
            <SearchBox
              setting={props.search}
              search={state.search}
              searchIn={state.searchIn}
              onSearch={(search) => change({ search })}
              onSearchIn={(searchIn) => change({ searchIn })}
            />
          )}
          {props.filters?.render({
            values: state.filters,
            set: (name, value) => {
              const { [name]: _, ...rest } = state.filters;
              change({ filters: value === '' ? rest : { ...rest, [name]: value } });
            },
          })}
          {narrowed && props.filters && (
            <Button appearance="subtle" onClick={() => change({ search: '', filters: {} })}>
              {t('resetFilters')}
            </Button>
          )}
          <PhoneSort columns={props.columns} sort={state.sort} onSort={onSort} />
          {props.toolbar && <span className={styles.spread} />}
          {props.toolbar}
        </div>
      )}
      {query.isError && page && <ErrorBar error={query.error} title={t('errorTitle')} />}
      {page?.note && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{page.note}</MessageBarBody>
        </MessageBar>
      )}
      {props.selection && <SelectionBar selection={props.selection} />}
      {query.isError && !page ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : page && page.items.length === 0 ? (
        <Nothing
          narrowed={narrowed || cursors.length > 0}
          empty={props.empty}
          reset={() => change({ search: '', filters: {} })}
        />
      ) : (
        <TableGrid
          {...props}
          rows={page?.items}
          busy={query.isPending || query.isPlaceholderData}
          sort={state.sort}
          onSort={onSort}
        />
      )}
      {page && page.items.length > 0 && (
        <Pager
          label={props.label}
          shown={page.items.length}
          pagesBefore={cursors.length}
          size={state.size}
          total={page.total}
          onPrevious={cursors.length > 0 ? () => change({ cursors: cursors.slice(0, -1) }) : undefined}
          onNext={next ? () => change({ cursors: [...cursors, next] }) : undefined}
          onSize={(size) => change({ size })}
        />
      )}
    </div>
  );
}

function Nothing({
  narrowed,
  empty,
  reset,
}: {
  narrowed: boolean;
  empty: ServerTableProps<never>['empty'];
  reset: () => void;
}): ReactNode {
  const t = useUiText();
  if (!narrowed) return <EmptyState {...(empty ?? { title: t('emptyTitle') })} />;
  return (
    <EmptyState
      picture="search"
      title={t('nothingFoundTitle')}
      text={t('nothingFoundText')}
      actions={
        <>
          <Button onClick={reset}>{t('resetFilters')}</Button>
          {empty?.actions}
        </>
      }
    />
  );
}

function SelectionBar({ selection }: { selection: Selection }) {
  const styles = useTableStyles();
  const t = useUiText();
  if (selection.chosen.size === 0) return null;
  return (
    <div className={styles.selection}>
      <Text role="status" weight="semibold">
        {t('selected', { count: selection.chosen.size })}
      </Text>
      {selection.actions?.(selection.chosen)}
      <Button appearance="transparent" size="small" onClick={() => selection.onChange(new Set())}>
        {t('clearSelection')}
      </Button>
    </div>
  );
}

/** A list that is there whole: sorted here, shown all at once. */
export function WholeTable<Row>({ rows, ...props }: WholeTableProps<Row>) {
  const styles = useTableStyles();
  const t = useUiText();
  const format = useFormat();
  const [sort, setSort] = useState<Sort | undefined>(props.defaultSort);
  const { columns } = props;

  const sorted = useMemo(() => {
    const value = columns.find((column) => column.id === sort?.by)?.sortValue;
    if (!value) return rows;
    const sign = sort?.direction === 'descending' ? -1 : 1;
    return rows.toSorted((a, b) => {
      const [left, right] = [value(a), value(b)];
      const order =
        typeof left === 'number' && typeof right === 'number'
          ? left - right
          : format.compare(String(left), String(right));
      return sign * order;
    });
  }, [rows, sort, columns, format]);

  const offered = columns.map((column) => ({ ...column, sortable: column.sortValue !== undefined }));
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <PhoneSort columns={offered} sort={sort} onSort={setSort} />
        {props.toolbar}
      </div>
      {props.selection && <SelectionBar selection={props.selection} />}
      {rows.length === 0 ? (
        <EmptyState {...(props.empty ?? { title: t('emptyTitle') })} />
      ) : (
        <TableGrid {...props} columns={offered} rows={sorted} busy={false} sort={sort} onSort={setSort} />
      )}
    </div>
  );
}
