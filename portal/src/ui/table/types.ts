import type { FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { EmptyStateProps } from '../empty-state.tsx';
import type { Target } from '../links.tsx';
import type { Sort } from './table-state.ts';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Offers sorting by this column's id. */
  readonly sortable?: boolean;
  /** For lists given whole: what to sort by. */
  readonly sortValue?: (row: Row) => string | number;
  /** Numbers stand at the end of their cell. */
  readonly align?: 'start' | 'end';
  /** Any CSS width; the rest is shared. */
  readonly width?: string;
  /** Left out where there is little room; unfolded rows show it all the same. */
  readonly wideOnly?: boolean;
}

export interface RowAction extends Partial<Target> {
  readonly id: string;
  readonly label: string;
  readonly icon?: FluentIcon;
  readonly onSelect?: () => void;
  /** Shown as a button in the row; the others are in its menu. */
  readonly inline?: boolean;
  /** Why it cannot be done now; the action stays visible with this reason. */
  readonly unavailable?: string | undefined;
}

export interface TableRequest {
  readonly search: string;
  readonly searchIn: string;
  readonly sort: Sort | undefined;
  readonly filters: Readonly<Record<string, string>>;
  readonly size: number;
  readonly cursor: string | undefined;
  /** Aborted when the person has meanwhile asked for something else. */
  readonly signal: AbortSignal;
}

export interface TablePage<Row> {
  readonly items: readonly Row[];
  readonly next?: string | undefined;
  readonly total?: number | undefined;
  /** What to know about these rows, said above them. */
  readonly note?: string | undefined;
}

export interface FilterControl {
  readonly values: Readonly<Record<string, string>>;
  readonly set: (name: string, value: string) => void;
}

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** Buttons for what is chosen. */
  readonly actions?: (chosen: ReadonlySet<string>) => ReactNode;
}

interface Shared<Row> {
  /** Names the list for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** What a row is called in the names of its buttons. */
  readonly rowLabel: (row: Row) => string;
  readonly actions?: (row: Row) => readonly (RowAction | false | undefined)[];
  /** More about a row, below it. */
  readonly expand?: (row: Row) => ReactNode;
  readonly selection?: Selection;
  /** Shown when there are no rows at all: say what to do next. */
  readonly empty?: EmptyStateProps;
  readonly defaultSort?: Sort;
  /** Buttons beside the search box. */
  readonly toolbar?: ReactNode;
}

export interface SearchSetting {
  readonly label: string;
  readonly placeholder?: string;
  /** Where the search can look; the first is the default. */
  readonly in?: readonly { readonly value: string; readonly label: string }[];
}

export interface FiltersSetting {
  /** The filters' names in the address. */
  readonly names: readonly string[];
  readonly render: (control: FilterControl) => ReactNode;
}

/** A list read page by page from the server. */
export interface ServerTableProps<Row> extends Shared<Row> {
  readonly queryKey: readonly unknown[];
  readonly load: (request: TableRequest) => Promise<TablePage<Row>>;
  readonly search?: SearchSetting;
  readonly filters?: FiltersSetting;
  readonly pageSize?: 10 | 25 | 50 | 100;
  /**
   * Where search, filters and page are kept: in the address under this prefix
   * (`''` for a page's main list, the default), or `false` for within the page.
   */
  readonly address?: string | false;
  /** Reads the current page again at this interval, for states that change by themselves. */
  readonly refreshEveryMs?: number | false;
}

/** A list that is there whole. */
export interface WholeTableProps<Row> extends Shared<Row> {
  readonly rows: readonly Row[];
}
