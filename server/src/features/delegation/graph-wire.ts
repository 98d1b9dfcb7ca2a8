import { refuse } from '../../errors/refusal.ts';
import type { Call } from '../../platform/http/index.ts';
import { instant, present, readToken, writeToken } from '../../platform/http/index.ts';
import type { DelegationRow, DelegationState } from './model.ts';
import { extensionDays } from './rules.ts';
import type { DelegatedCustomer, DelegationRequest, NamedAssignment } from './store.ts';

/** The graph dialect: OData annotations, versions in `@odata.etag` and `If-Match`, pages by `@odata.nextLink`. */

export const graphRoot = '/v1/tenantRelationships';
/** Clients know the root by this version; `/v1.0` is read as `/v1`. */
const shownRoot = '/v1.0/tenantRelationships';

const statuses = {
  draft: 'created',
  'approval-pending': 'approvalPending',
  approved: 'approved',
  active: 'active',
  'termination-requested': 'terminationRequested',
  terminated: 'terminated',
  expired: 'expired',
} as const satisfies Record<DelegationState, string>;

/** Where these resources are, as clients address them. */
export interface GraphPlace {
  readonly origin: string;
}

export function contextUrl({ origin }: GraphPlace, of: string): string {
  return `${origin}${shownRoot}/$metadata#${of}`;
}

export function addressOf({ origin }: GraphPlace, path: string): string {
  return `${origin}${shownRoot}/${path}`;
}

export function etagOf(version: number): string {
  return `W/"${version}"`;
}

/** Version that `If-Match` names; null for none or any. One that was never ours matches nothing. */
export function seenVersion(headers: Call['context']['headers']): number | null {
  const given = headers['if-match'];
  const text = (Array.isArray(given) ? given[0] : given)?.trim();
  if (!text || text === '*') return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text)?.[1];
  return version === undefined ? -1 : Number(version);
}

const rolesToGraph = (roles: readonly string[]) => ({
  unifiedRoles: roles.map((id) => ({ roleDefinitionId: id })),
});

export function relationshipToGraph(of: DelegationRow) {
  return present({
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    '@odata.etag': etagOf(of.version),
    id: of.delegationId,
    displayName: of.name,
    duration: `P${of.durationDays}D`,
    status: statuses[of.state],
    autoExtendDuration: of.autoExtend ? `P${extensionDays}D` : 'PT0S',
    createdDateTime: instant(of.createdAt),
    lastModifiedDateTime: instant(of.changedAt),
    activatedDateTime: of.activatedAt && instant(of.activatedAt),
    endDateTime: of.endsAt && instant(of.endsAt),
    customer: of.customerId ? { tenantId: of.customerId, displayName: of.customerName ?? '' } : null,
    accessDetails: rolesToGraph(of.roles),
  });
}

export function assignmentToGraph(of: NamedAssignment) {
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminAccessAssignment',
    '@odata.etag': etagOf(of.version),
    id: of.assignmentId,
    status: of.state,
    createdDateTime: instant(of.createdAt),
    lastModifiedDateTime: instant(of.changedAt),
    accessContainer: { accessContainerId: of.groupId, accessContainerType: 'securityGroup' },
    accessDetails: rolesToGraph(of.roles),
  };
}

/** Done once the relationship has moved on from where it was asked. */
export function requestToGraph({ requestId, action, requestedAt, state }: DelegationRequest) {
  const waits =
    action === 'terminate' ? state === 'termination-requested' : state === 'approved' && action === 'approve';
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationshipRequest',
    id: requestId,
    action,
    status: waits ? 'pending' : 'succeeded',
    createdDateTime: instant(requestedAt),
    lastModifiedDateTime: instant(requestedAt),
  };
}

/** What goes on with a group's roles, as an operation to follow. */
export function operationToGraph(of: NamedAssignment) {
  const running = of.state === 'pending' || of.state === 'deleting';
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationshipOperation',
    id: of.assignmentId,
    operationType: 'delegatedAdminAccessAssignmentUpdate',
    status: running ? 'running' : of.state === 'error' ? 'failed' : 'succeeded',
    createdDateTime: instant(of.createdAt),
    lastModifiedDateTime: instant(of.changedAt),
    data: JSON.stringify({ accessAssignmentId: of.assignmentId }),
  };
}

export function customerToGraph({ customerId, companyName }: DelegatedCustomer) {
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminCustomer',
    id: customerId,
    tenantId: customerId,
    displayName: companyName,
  };
}

// Input

/** `P730D`, `P2Y`, `P1Y6M`, `P4W` in days; a year has 365 of them, a month 30. */
export function durationDays(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T0[HMS])?$/i.exec(text.trim());
  if (!parts || text.trim().length < 3) return refuse('delegation-duration', { most: 730 });
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0));
  return (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0);
}

/** `P180D` extends; `PT0S` and `P0D` do not. */
export function autoExtendOf(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^P(T0S|0D)$/i.test(text.trim())) return false;
  if (text.trim().toUpperCase() === `P${extensionDays}D`) return true;
  return refuse('enum-invalid', { field: 'autoExtendDuration', allowed: `PT0S, P0D, P${extensionDays}D` });
}

export interface GraphFilter {
  readonly customerId?: string | undefined;
  readonly states?: readonly DelegationState[] | undefined;
  readonly name?: string | undefined;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** `customer/tenantId eq '…' and status eq 'active'`: equality of three fields, joined by `and`. */
export function readGraphFilter(text: string | undefined): GraphFilter {
  if (!text?.trim()) return {};
  let filter: GraphFilter = {};
  for (const part of text.trim().split(/\s+and\s+/i)) {
    const [, field, quoted] = /^\(?\s*([\w/]+)\s+eq\s+'((?:[^']|'')*)'\s*\)?$/i.exec(part) ?? [];
    const value = quoted?.replaceAll("''", "'") ?? '';
    switch (field?.toLowerCase()) {
      case 'customer/tenantid':
        // A value that is no id matches nobody.
        filter = { ...filter, customerId: guid.test(value) ? value.toLowerCase() : nobody };
        break;
      case 'status':
        filter = { ...filter, states: statesNamed(value) };
        break;
      case 'displayname':
        filter = { ...filter, name: value };
        break;
      default:
        return refuse('parameter-invalid', { problems: '$filter' });
    }
  }
  return filter;
}

function statesNamed(status: string): DelegationState[] {
  return Object.entries(statuses).flatMap(([state, name]) =>
    name.toLowerCase() === status.toLowerCase() ? [state as DelegationState] : [],
  );
}

export interface GraphQuery {
  readonly $filter?: string;
  readonly $select?: string;
  readonly $orderby?: string;
  readonly $top?: number;
  readonly $skiptoken?: string;
}

const topMax = 300;

export function pageSize(query: GraphQuery): number {
  return Math.min(query.$top || 100, topMax);
}

/** Where the page before ended, in as many values as the list needs. */
export function pageStart(query: GraphQuery, values: number): string[] | undefined {
  return query.$skiptoken ? readToken(query.$skiptoken, values) : undefined;
}

/** A page as OData has it; one row more than the page tells whether another follows. */
export function graphPage<R, T extends object>(
  place: GraphPlace,
  path: string,
  query: GraphQuery,
  page: {
    readonly rows: readonly R[];
    readonly limit: number;
    readonly toGraph: (row: R) => T;
    readonly endOf: (row: R) => readonly string[];
  },
) {
  const shown = page.rows.slice(0, page.limit);
  const last = page.rows.length > page.limit ? shown.at(-1) : undefined;
  const kept = new URLSearchParams(
    Object.entries({
      $top: String(query.$top ?? ''),
      $filter: query.$filter ?? '',
      $select: query.$select ?? '',
      $orderby: query.$orderby ?? '',
      $skiptoken: last === undefined ? '' : writeToken(page.endOf(last)),
    }).filter(([, value]) => value !== ''),
  );
  return {
    '@odata.context': contextUrl(place, path.split('/').at(-1) ?? path),
    ...(last === undefined ? {} : { '@odata.nextLink': `${addressOf(place, path)}?${kept}` }),
    value: shown.map((row) => selected(page.toGraph(row), query.$select)),
  };
}

/** `$select`: the named members and the annotations. */
export function selected<T extends object>(resource: T, select: string | undefined): Partial<T> {
  if (!select?.trim()) return resource;
  const names = new Set(select.split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => name.startsWith('@') || names.has(name.toLowerCase())),
  ) as Partial<T>;
}
