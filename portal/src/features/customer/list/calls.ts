import type {
  CustomerListChoices,
  CustomerListPage,
  CustomerListRow,
  CustomerTag,
} from '../../../../../contract/customer-list.ts';
import type { SavedView, ViewShown } from '../../../../../contract/saved-view.ts';
import { type AttemptIds, api, download, type PageOf, type Query, readAll } from '../../../api/index.ts';
import type { TableRequest } from '../../../ui/index.ts';

export type { CustomerListRow, CustomerTag, SavedView, ViewShown };

const own = '/twotier/v1/customers';
const views = '/twotier/v1/views';

export const tagsKey = ['customer-tags'] as const;
export const viewsKey = ['saved-views', 'customers'] as const;

/** Filters of the list, as the address and the server call them. */
export const filterNames = [
  'reseller',
  'provider',
  'tag',
  'country',
  'delegatedAdmin',
  'qualification',
  'todo',
] as const;

type Listed = Pick<TableRequest, 'search' | 'searchIn' | 'sort' | 'filters'>;

function queryOf({ search, searchIn, sort, filters }: Listed): Query {
  return {
    search,
    searchBy: search ? searchIn : undefined,
    sort: sort && `${sort.direction === 'descending' ? '-' : ''}${sort.by}`,
    ...Object.fromEntries(filterNames.map((name) => [name, filters[name]])),
  };
}

export interface CustomerPage extends PageOf<CustomerListRow> {
  /** What was looked for instead of what was typed, which no name has. */
  readonly similarTo?: string | undefined;
}

export async function readCustomers(request: TableRequest): Promise<CustomerPage> {
  const { size, cursor, signal } = request;
  const page = await api.get<CustomerListPage>(own, {
    query: { ...queryOf(request), size, token: cursor },
    signal,
  });
  return { items: page.items, next: page.continuationToken, similarTo: page.similarTo };
}

/** The rows that are listed so, as a file (C26). */
export const exportCustomers = (listed: Listed, columns: readonly string[]) =>
  download(`${own}/export`, 'Customers.csv', {
    query: { ...queryOf(listed), columns: columns.join(',') },
  });

export const readChoices = (signal: AbortSignal) =>
  api.get<CustomerListChoices>(`${own}/choices`, { signal });

// Tags

/** With these letters; `chosen` is always among them. */
export const readTags = (search: string, chosen: string, signal: AbortSignal) =>
  readAll<CustomerTag>(`${own}/tags`, { signal, query: { search, chosen } });

export const readTagsOf = (customerId: string, signal: AbortSignal) =>
  readAll<CustomerTag>(`${own}/${encodeURIComponent(customerId)}/tags`, { signal });

export const createTag = (name: string, ids: AttemptIds) =>
  api.post<CustomerTag>(`${own}/tags`, { name }, ids);

export const renameTag = ({ id, name }: CustomerTag, ids: AttemptIds) =>
  api.patch<CustomerTag>(`${own}/tags/${id}`, { name }, ids);

export const deleteTag = ({ id }: CustomerTag, ids: AttemptIds) => api.delete(`${own}/tags/${id}`, ids);

export interface TagChange {
  readonly customerIds: readonly string[];
  readonly assign: readonly string[];
  readonly unassign: readonly string[];
  readonly create: readonly string[];
}

export const assignTags = (change: TagChange, ids: AttemptIds) =>
  api.post<{ customers: number }>(`${own}/tags/assignments`, change, ids);

// Views

export const readViews = (signal: AbortSignal) =>
  readAll<SavedView>(views, { signal, query: { list: 'customers' } });

export const saveView = (view: Pick<SavedView, 'name' | 'shown' | 'isDefault'>, ids: AttemptIds) =>
  api.post<SavedView>(views, { ...view, list: 'customers' }, ids);

export const changeView = (
  { id, ...change }: Pick<SavedView, 'id'> & Partial<Pick<SavedView, 'name' | 'shown' | 'isDefault'>>,
  ids: AttemptIds,
) => api.patch<SavedView>(`${views}/${id}`, change, ids);

export const deleteView = ({ id }: Pick<SavedView, 'id'>, ids: AttemptIds) =>
  api.delete(`${views}/${id}`, ids);
