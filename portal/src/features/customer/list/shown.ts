import type { ViewShown } from './calls.ts';
import { filterNames } from './calls.ts';

/** What an address shows of the list; paging and page size are no part of a view. */
export type Address = Readonly<Record<string, string | undefined>>;

export function shownIn(address: Address): ViewShown {
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (address[name] ? [[name, address[name]]] : [])),
  ) as Record<string, string>;
  const { search, in: searchIn, sort, columns } = address;
  return {
    ...(search ? { search } : {}),
    ...(search && searchIn ? { searchIn } : {}),
    ...(sort ? { sort } : {}),
    ...(Object.keys(filters).length > 0 ? { filters } : {}),
    ...(columns ? { columns: columns.split(',') } : {}),
  };
}

export function addressOf(shown: ViewShown): Record<string, string> {
  const { search, searchIn, sort, filters = {}, columns } = shown;
  return {
    ...(search ? { search } : {}),
    ...(search && searchIn ? { in: searchIn } : {}),
    ...(sort ? { sort } : {}),
    ...filters,
    ...(columns ? { columns: columns.join(',') } : {}),
  };
}

/** Whether two addresses show the same rows and columns in the same order. */
export function showsSame(one: ViewShown, other: ViewShown): boolean {
  const text = (shown: ViewShown) => new URLSearchParams(Object.entries(addressOf(shown)).sort()).toString();
  return text(one) === text(other);
}
