import type {
  ApprovedDelegation,
  AssignmentItem,
  AssignmentList,
  CustomerGrants,
  DelegationDraft,
  DelegationItem,
  DelegationReport,
  DirectoryRoleChoices,
  DirectoryRoleItem,
  EnteredService,
  LegacyItem,
  MoveDetails,
  MoveInput,
  OpenedDelegation,
  RenewalOutcomes,
  RowOutcomes,
  ServiceAccessItem,
  ServiceAccessList,
} from '../../../../contract/delegation.ts';
import type { SecurityGroupItem } from '../../../../contract/group.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  ApprovedDelegation,
  AssignmentItem,
  CustomerGrants,
  DelegationDraft,
  DelegationItem,
  DelegationReport,
  DirectoryRoleChoices,
  DirectoryRoleItem,
  LegacyItem,
  MoveDetails,
  OpenedDelegation,
  RenewalOutcomes,
  SecurityGroupItem,
  ServiceAccessItem,
  ServiceAccessList,
};

const root = '/twotier/v1/adminrelationships';
const legacyRoot = '/twotier/v1/legacyadmin';

/** Everything that a change of delegated rights may alter. */
export const delegationKey = ['delegation'] as const;
export const legacyKey = [...delegationKey, 'legacy'] as const;

type PageAsked = Pick<TableRequest, 'size' | 'cursor' | 'signal' | 'filters'>;

export function readDelegations(
  { size, cursor, signal, filters }: PageAsked,
  customerId?: string,
): Promise<PageOf<DelegationItem>> {
  return readPage(root, { size, cursor, signal, query: { state: filters['state'], customerId } });
}

export function readEnding({ size, cursor, signal, filters }: PageAsked): Promise<PageOf<DelegationItem>> {
  const autoExtend = filters['extension'] && String(filters['extension'] === 'on');
  return readPage(root, {
    size,
    cursor,
    signal,
    query: { sort: 'end', endsWithinDays: filters['within'], autoExtend },
  });
}

export const readReport = (signal: AbortSignal) => api.get<DelegationReport>(`${root}/report`, { signal });
export const readDelegation = (id: string, signal: AbortSignal) =>
  api.get<DelegationItem>(`${root}/${id}`, { signal });
export const readRoles = (signal: AbortSignal) =>
  api.get<DirectoryRoleChoices>('/twotier/v1/directoryroles', { signal });

export interface Terms {
  readonly name: string;
  readonly customerId?: string;
  readonly roles: readonly string[];
  readonly durationDays: number;
  readonly autoExtend: boolean;
}

export const createDelegation = (terms: Terms, ids: AttemptIds) => api.post<DelegationItem>(root, terms, ids);
export const changeDelegation = (id: string, terms: Partial<Omit<Terms, 'customerId'>>, ids: AttemptIds) =>
  api.patch<DelegationItem>(`${root}/${id}`, terms, ids);
export const deleteDelegation = (id: string, ids: AttemptIds) => api.delete(`${root}/${id}`, ids);
export const finalizeDelegation = (id: string, ids?: AttemptIds) =>
  api.post<DelegationItem>(`${root}/${id}/finalize`, ids);
export const terminateDelegation = (id: string, ids: AttemptIds) =>
  api.post<DelegationItem>(`${root}/${id}/terminate`, ids);

/** A repeated attempt is answered without the link, which is shown once only; then another link is made. */
export async function makeLink(id: string, ids: AttemptIds): Promise<DelegationDraft> {
  const draft = await api.post<DelegationDraft>(`${root}/${id}/link`, ids);
  return draft.url ? draft : api.post<DelegationDraft>(`${root}/${id}/link`);
}

export const switchExtensions = (chosen: readonly string[], autoExtend: boolean, ids: AttemptIds) =>
  api.post<RowOutcomes>(`${root}/extensions`, { ids: chosen, autoExtend }, ids);
export const renewAll = (chosen: readonly string[], ids: AttemptIds) =>
  api.post<RenewalOutcomes>(`${root}/renewals`, { ids: chosen }, ids);

// Groups of a relationship

export const readAssignments = (id: string, signal: AbortSignal) =>
  api.get<AssignmentList>(`${root}/${id}/groups`, { signal });
export const assign = (id: string, groupId: string, roles: readonly string[], ids: AttemptIds) =>
  api.post<AssignmentItem>(`${root}/${id}/groups`, { groupId, roles }, ids);
export const changeAssignment = (
  id: string,
  assignmentId: string,
  roles: readonly string[],
  ids: AttemptIds,
) => api.put<AssignmentItem>(`${root}/${id}/groups/${assignmentId}`, { roles }, ids);
export const removeAssignment = (id: string, assignmentId: string, ids: AttemptIds) =>
  api.delete(`${root}/${id}/groups/${assignmentId}`, ids);
export const readAllGroups = async (signal: AbortSignal) =>
  (await readPage<SecurityGroupItem>('/twotier/v1/groups', { size: 500, signal })).items;

// The customer's side

const invited = (token: string) => `/twotier/v1/adminrequests/${encodeURIComponent(token)}`;
export const readRequest = (token: string, signal: AbortSignal) =>
  api.get<OpenedDelegation>(invited(token), { signal });
export const approveRequest = (token: string, removeLegacy: boolean, ids: AttemptIds) =>
  api.post<ApprovedDelegation>(`${invited(token)}/approve`, { consent: true, removeLegacy }, ids);
export const readGrants = (signal: AbortSignal) =>
  api.get<CustomerGrants>('/twotier/v1/admingrants', { signal });
export const endGrant = (partnerId: string, id: string, ids: AttemptIds) =>
  api.post(`/twotier/v1/admingrants/${partnerId}/${id}/terminate`, ids);
export const endLegacy = (partnerId: string, ids: AttemptIds) =>
  api.post(`/twotier/v1/admingrants/${partnerId}/legacy-removal`, ids);

// Legacy rights

export function readLegacy({ size, cursor, signal, filters }: PageAsked): Promise<PageOf<LegacyItem>> {
  return readPage(legacyRoot, { size, cursor, signal, query: { filter: filters['use'] } });
}
export const removeLegacy = (customerIds: readonly string[], tellCustomers: boolean, ids: AttemptIds) =>
  api.post<RowOutcomes>(`${legacyRoot}/removals`, { customerIds, tellCustomers }, ids);
export const startMove = (input: MoveInput, ids: AttemptIds) =>
  api.post<MoveDetails>(`${legacyRoot}/moves`, input, ids);
export const readMove = (id: string, signal: AbortSignal) =>
  api.get<MoveDetails>(`${legacyRoot}/moves/${id}`, { signal });
export const continueMove = (id: string) => api.post<MoveDetails>(`${legacyRoot}/moves/${id}/continue`);

// Services of a customer

export const readServices = (customerId: string, signal: AbortSignal) =>
  api.get<ServiceAccessList>(`/twotier/v1/customers/${customerId}/services`, { signal });
export const enterService = (customerId: string, serviceId: string, ids: AttemptIds) =>
  api.post<EnteredService>(
    `/twotier/v1/customers/${customerId}/services/${serviceId}/entries`,
    undefined,
    ids,
  );
