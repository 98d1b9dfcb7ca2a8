import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';

export interface Sort {
  readonly by: string;
  readonly direction: 'ascending' | 'descending';
}

/** What a list shows: everything the server needs to answer with one page. */
export interface TableState {
  readonly search: string;
  /** Which field the search looks at, where there is a choice. */
  readonly searchIn: string;
  readonly sort: Sort | undefined;
  readonly filters: Readonly<Record<string, string>>;
  readonly size: number;
  /** The cursors of the pages gone through; the last is the current page's. Empty on the first page. */
  readonly cursors: readonly string[];
}

export interface TableDefaults {
  readonly sort?: Sort | undefined;
  readonly size: number;
  readonly searchIn: string;
  readonly filterNames: readonly string[];
}

export const pageSizes = [10, 25, 50, 100] as const;

export function sortToText(sort: Sort | undefined): string {
  if (!sort) return '';
  return sort.direction === 'descending' ? `-${sort.by}` : sort.by;
}

export function sortFromText(text: string | undefined): Sort | undefined {
  if (!text || text === '-') return undefined;
  return text.startsWith('-')
    ? { by: text.slice(1), direction: 'descending' }
    : { by: text, direction: 'ascending' };
}

/** A click on a header: ascending first, then the other way round. */
export function nextSort(current: Sort | undefined, by: string): Sort {
  return {
    by,
    direction: current?.by === by && current.direction === 'ascending' ? 'descending' : 'ascending',
  };
}

type Address = Readonly<Record<string, string | undefined>>;

/** Reads a list's state from the address. `prefix` keeps several lists on one page apart. */
export function stateFromAddress(
  address: Address,
  cursors: readonly string[],
  prefix: string,
  defaults: TableDefaults,
): TableState {
  const filters: Record<string, string> = {};
  for (const name of defaults.filterNames) {
    const value = address[prefix + name];
    if (value) filters[name] = value;
  }
  const size = Number(address[`${prefix}size`]);
  return {
    search: address[`${prefix}search`] ?? '',
    searchIn: address[`${prefix}in`] || defaults.searchIn,
    sort: sortFromText(address[`${prefix}sort`]) ?? defaults.sort,
    filters,
    size: pageSizes.some((offered) => offered === size) ? size : defaults.size,
    cursors,
  };
}

/** The address for a state; whatever is at its default stays out, to keep addresses short enough to send to someone. */
export function addressFromState(
  state: TableState,
  old: Address,
  prefix: string,
  defaults: TableDefaults,
): Record<string, string> {
  const address: Record<string, string> = {};
  for (const [name, value] of Object.entries(old)) if (value !== undefined) address[name] = value;
  const put = (name: string, value: string, standard: string) => {
    if (value === '' || value === standard) delete address[prefix + name];
    else address[prefix + name] = value;
  };
  put('search', state.search, '');
  put('in', state.searchIn, defaults.searchIn);
  put('sort', sortToText(state.sort), sortToText(defaults.sort));
  put('size', String(state.size), String(defaults.size));
  for (const name of defaults.filterNames) put(name, state.filters[name] ?? '', '');
  return address;
}

/** Anything but paging starts again at the first page: a cursor belongs to one search and one order. */
export function changed(state: TableState, change: Partial<TableState>): TableState {
  return { ...state, cursors: [], ...change };
}

export interface TableControl {
  readonly state: TableState;
  readonly change: (change: Partial<TableState>) => void;
}

const noCursors: readonly string[] = [];

/**
 * A list's state in the address and in the entry of the browser's history, so
 * that a link shows the same rows and *Back* returns to the same page of them.
 */
export function useAddressState(name: string, defaults: TableDefaults): TableControl {
  const navigate = useNavigate();
  const location = useRouterState({ select: (router) => router.location });
  const prefix = name ? `${name}.` : '';
  const key = `cursors:${name}`;
  const kept = location.state as unknown as Record<string, readonly string[] | undefined>;
  const address = location.search as Address;
  const state = stateFromAddress(address, kept[key] ?? noCursors, prefix, defaults);
  return {
    state,
    change: (change) => {
      const next = changed(state, change);
      const paging = change.cursors !== undefined;
      void navigate({
        to: '.',
        search: addressFromState(next, address, prefix, defaults),
        state: { ...kept, [key]: next.cursors },
        // Typing a search must not leave an entry for each letter to step back through.
        replace: !paging,
        resetScroll: paging,
      } as never);
    },
  };
}

/** The same within a page, for lists that are a part of something else. */
export function useLocalState(defaults: TableDefaults): TableControl {
  const [state, setState] = useState<TableState>(() => stateFromAddress({}, noCursors, '', defaults));
  return { state, change: (change) => setState((old) => changed(old, change)) };
}
