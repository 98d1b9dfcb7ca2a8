import {
  Button,
  Checkbox,
  mergeClasses,
  ProgressBar,
  Select,
  Skeleton,
  SkeletonItem,
} from '@fluentui/react-components';
import { ArrowDownRegular, ArrowSortRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useUiText } from '../text.ts';
import { is } from './roles.ts';
import { TableRow, withChosen } from './table-row.tsx';
import { nextSort, type Sort } from './table-state.ts';
import { useTableStyles } from './table-styles.ts';
import type { Column, ServerTableProps } from './types.ts';

type Shared<Row> = Pick<
  ServerTableProps<Row>,
  'label' | 'columns' | 'rowId' | 'rowLabel' | 'actions' | 'expand' | 'selection'
>;

export interface TableGridProps<Row> extends Shared<Row> {
  /** Undefined until the first answer. */
  readonly rows: readonly Row[] | undefined;
  /** Rows of the former request stay in view, faded, while the next is on its way. */
  readonly busy: boolean;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}

function Header<Row>({
  column,
  sort,
  onSort,
}: { column: Column<Row> } & Pick<TableGridProps<Row>, 'sort' | 'onSort'>) {
  const styles = useTableStyles();
  const own = sort?.by === column.id ? sort.direction : undefined;
  const Icon =
    own === 'ascending' ? ArrowUpRegular : own === 'descending' ? ArrowDownRegular : ArrowSortRegular;
  return (
    <th
      {...is.column}
      scope="col"
      aria-sort={column.sortable ? (own ?? 'none') : undefined}
      className={mergeClasses(
        styles.header,
        column.align === 'end' && styles.headerEnd,
        column.wideOnly && styles.wideOnly,
      )}
      style={column.width ? { width: column.width } : undefined}
    >
      {column.sortable ? (
        <Button
          appearance="transparent"
          size="small"
          className={styles.sortButton}
          icon={<Icon />}
          iconPosition="after"
          onClick={() => onSort(nextSort(sort, column.id))}
        >
          {column.header}
        </Button>
      ) : (
        column.header
      )}
    </th>
  );
}

/** Cards have no header row to sort by; phones get a choice instead. */
export function PhoneSort<Row>({
  columns,
  sort,
  onSort,
}: { columns: readonly Column<Row>[] } & Pick<TableGridProps<Row>, 'sort' | 'onSort'>) {
  const styles = useTableStyles();
  const t = useUiText();
  const sortable = columns.filter((column) => column.sortable);
  if (sortable.length === 0) return null;
  const descending = sort?.direction === 'descending';
  return (
    <div className={styles.phoneSort}>
      <Select
        aria-label={t('sortBy')}
        value={sort?.by ?? ''}
        onChange={(_, { value }) => onSort({ by: value, direction: 'ascending' })}
      >
        {!sort && <option value="">{t('sortBy')}</option>}
        {sortable.map((column) => (
          <option key={column.id} value={column.id}>
            {column.header}
          </option>
        ))}
      </Select>
      {sort && (
        <Button
          icon={descending ? <ArrowDownRegular /> : <ArrowUpRegular />}
          aria-label={descending ? t('sortDescending') : t('sortAscending')}
          onClick={() => onSort(nextSort(sort, sort.by))}
        />
      )}
    </div>
  );
}

function LoadingRows({ width }: { width: number }) {
  const styles = useTableStyles();
  const t = useUiText();
  return [1, 2, 3, 4, 5].map((row) => (
    <tr {...is.row} key={row} className={styles.row}>
      <td {...is.cell} colSpan={width} className={styles.details}>
        <Skeleton aria-label={t('loading')}>
          <SkeletonItem size={20} />
        </Skeleton>
      </td>
    </tr>
  ));
}

/** The table itself: a real one, laid out as cards on phones. */
export function TableGrid<Row>(props: TableGridProps<Row>) {
  const styles = useTableStyles();
  const t = useUiText();
  const { rows, columns, selection, busy } = props;
  const hasTools = props.actions !== undefined || props.expand !== undefined;
  const width = columns.length + (selection ? 1 : 0) + (hasTools ? 1 : 0);
  const ids = rows?.map(props.rowId) ?? [];
  const chosenHere = ids.filter((id) => selection?.chosen.has(id)).length;

  return (
    <div className={styles.frame}>
      {busy && rows && <ProgressBar className={styles.busy} thickness="medium" aria-label={t('loading')} />}
      <table {...is.table} className={styles.table} aria-busy={busy}>
        <caption className={styles.caption}>{props.label}</caption>
        <thead {...is.group} className={styles.head}>
          <tr {...is.row} className={styles.headRow}>
            {selection && (
              <th {...is.column} scope="col" className={mergeClasses(styles.header, styles.tool)}>
                <Checkbox
                  aria-label={t('selectAll')}
                  checked={
                    ids.length > 0 && chosenHere === ids.length ? true : chosenHere > 0 ? 'mixed' : false
                  }
                  onChange={(_, { checked }) =>
                    selection.onChange(withChosen(selection.chosen, ids, checked === true))
                  }
                />
              </th>
            )}
            {columns.map((column) => (
              <Header key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
            {hasTools && (
              <th {...is.column} scope="col" className={mergeClasses(styles.header, styles.fixedEnd)}>
                <span className={styles.caption}>{t('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody {...is.group} className={mergeClasses(styles.body, busy && rows && styles.stale)}>
          {rows ? (
            rows.map((row) => (
              <TableRow
                key={props.rowId(row)}
                row={row}
                id={props.rowId(row)}
                label={props.rowLabel(row)}
                columns={columns}
                actions={props.actions?.(row)}
                expand={props.expand}
                selection={selection}
                width={width}
              />
            ))
          ) : (
            <LoadingRows width={width} />
          )}
        </tbody>
      </table>
    </div>
  );
}
