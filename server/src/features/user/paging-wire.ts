import Type from 'typebox';
import { refuse } from '../../errors/refusal.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { readFilter, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { UserPageEnd, UserView } from './model.ts';
import { userSortFields } from './model.ts';

/** Query parameters of every seek list (conventions 11). */
export const pageQuery = {
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

interface PageQuery {
  readonly size?: number;
  readonly seekOperation?: string;
  readonly 'MS-ContinuationToken'?: string;
}

/** Query parameters of the list of a customer's people (conventions 10 and 11). */
export const userListQuery = {
  ...pageQuery,
  filter: Type.Optional(Type.String({ description: 'UserState equals Inactive: the deleted ones' })),
  sortField: Type.Optional(Type.String({ description: userSortFields.join(', ') })),
  sortDirection: Type.Optional(Type.String({ description: 'Ascending or Descending' })),
};

export interface UserListQuery extends PageQuery {
  readonly filter?: string;
  readonly sortField?: string;
  readonly sortDirection?: string;
}

export interface UserPageWanted {
  readonly view: UserView;
  readonly limit: number;
  readonly after: UserPageEnd | null;
}

const usualSize = 100;
const sizeMax = 500;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * View, size and start of a page. A token works alone, as several clients send nothing beside it: it
 * carries the view and the size, and the view in it is the one that goes on (conventions 11).
 */
export function userPageOf(query: UserListQuery, context: RequestContext): UserPageWanted {
  const view = viewOf(query);
  const token = tokenOf(query, context);
  if (token === null) return { view, limit: limitOf(query.size), after: null };
  const [list, state, sortedBy, direction, size = '', key = '', userId = ''] = readToken(token, 7);
  const field = userSortFields.find((one) => one === sortedBy);
  const knownState = state === 'active' || state === 'inactive';
  if (list !== 'users' || !knownState || !field || !guid.test(userId) || !/^\d{1,3}$/.test(size)) {
    return refuseParameter('MS-ContinuationToken');
  }
  if (key.includes('\0')) return refuseParameter('MS-ContinuationToken');
  return {
    view: { state, sortedBy: field, descending: direction === 'descending' },
    limit: limitOf(query.size || Number(size)),
    after: { key, userId },
  };
}

/** The view that the portal's `sort` and `state` ask for. */
export function portalViewOf(query: { readonly sort?: string; readonly state?: string }): UserView {
  const { sort = 'name', state } = query;
  return {
    state: state === 'inactive' ? 'inactive' : 'active',
    sortedBy: sort.endsWith('userName') ? 'UserPrincipalName' : 'DisplayName',
    descending: sort.startsWith('-'),
  };
}

/** Size and start of a page of the portal's list; a token of another view is refused. */
export function userPartOf(query: PageQuery, context: RequestContext, view: UserView): UserPageWanted {
  const wanted = userPageOf(query, context);
  if (wanted.after === null) return { view, limit: wanted.limit, after: null };
  const same = (Object.keys(view) as (keyof UserView)[]).every((name) => view[name] === wanted.view[name]);
  return same ? { ...wanted, view } : refuseParameter('MS-ContinuationToken');
}

/** The token as it was sent, in the query or in the header; none when the first page is asked for. */
export function tokenOf(query: PageQuery, context: RequestContext): string | null {
  const token = tokenGiven(query, context);
  return token && query.seekOperation?.toLowerCase() !== 'first' ? token : null;
}

/** Size and start of a page of a role's members. */
export function memberPageOf(
  query: PageQuery,
  context: RequestContext,
): { readonly limit: number; readonly after: string | null } {
  const token = tokenOf(query, context);
  if (token === null) return { limit: limitOf(query.size), after: null };
  const [list, size = '', userId = ''] = readToken(token, 3);
  if (list !== 'members' || !guid.test(userId) || !/^\d{1,3}$/.test(size))
    return refuseParameter('MS-ContinuationToken');
  return { limit: limitOf(query.size || Number(size)), after: userId };
}

export function nextMembersToken(limit: number, userId: string): string {
  return writeToken(['members', String(limit), userId]);
}

export function nextUsersToken({ view, limit }: UserPageWanted, { key, userId }: UserPageEnd): string {
  const direction = view.descending ? 'descending' : 'ascending';
  return writeToken(['users', view.state, view.sortedBy, direction, String(limit), key, userId]);
}

/** Parameters that the next page is asked with again, ready to send. */
export function userQueryText({ size, filter, sortField, sortDirection }: UserListQuery): string {
  const kept = new URLSearchParams();
  for (const [name, value] of Object.entries({ size, filter, sortField, sortDirection })) {
    if (value !== undefined && value !== '') kept.set(name, String(value));
  }
  return kept.toString();
}

/** Larger sizes are cut, not refused; none, or 0, means the usual one. */
function limitOf(size: number | undefined): number {
  return Math.min(size || usualSize, sizeMax);
}

const directions: Readonly<Record<string, boolean>> = {
  ascending: false,
  asc: false,
  descending: true,
  desc: true,
};

function viewOf({ filter, sortField, sortDirection }: UserListQuery): UserView {
  const sortedBy = sortField
    ? userSortFields.find((one) => one.toLowerCase() === sortField.trim().toLowerCase())
    : 'DisplayName';
  if (!sortedBy) return refuseParameter('sortField', userSortFields);
  const descending = directions[sortDirection?.trim().toLowerCase() || 'ascending'];
  if (descending === undefined) return refuseParameter('sortDirection', ['Ascending', 'Descending']);
  return { state: stateOf(filter), sortedBy, descending };
}

/** Only the deleted ones can be asked for; without a filter the list holds the others. */
function stateOf(filter: string | undefined): UserView['state'] {
  const read = readFilter(filter, { UserState: ['equals'] });
  if (read === null) return 'active';
  return read.value.trim().toLowerCase() === 'inactive' ? 'inactive' : refuseParameter('filter');
}

function refuseParameter(field: string, allowed: readonly string[] = []): never {
  const message = allowed.length > 0 ? allowed.join(', ') : field;
  return refuse('parameter-invalid', { problems: field }, [{ field, message }]);
}

/** What `signIn` narrows a list to. */
export function blockedIn(asked: string | undefined): boolean | undefined {
  return asked === undefined ? undefined : asked === 'blocked';
}
