import type { GivenConsent } from '../../../../contract/consent.ts';
import type { CustomerRecord } from '../../../../contract/customer.ts';
import type {
  License,
  LicenseChangeResults,
  LicenseChanges,
  LicenseOverview,
  LicensePool,
  LicenseUpdate,
  SelectionHoldings,
  UnusedLicense,
} from '../../../../contract/license.ts';
import type { ChangePreview } from '../../../../contract/subscription-change.ts';
import type {
  CreatedPerson,
  ListedPerson,
  NewPassword,
  PersonDraft,
  PersonEdit,
  PersonOptions,
} from '../../../../contract/user.ts';
import { type AttemptIds, address, api, download, type PageOf, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  CreatedPerson,
  CustomerRecord,
  GivenConsent,
  License,
  LicenseChangeResults,
  LicenseOverview,
  LicensePool,
  ListedPerson,
  NewPassword,
  PersonDraft,
  PersonOptions,
  SelectionHoldings,
  UnusedLicense,
};

const own = (customerId: string) => `/twotier/v1/customers/${encodeURIComponent(customerId)}`;
const contract = (customerId: string, userId: string) =>
  `/v1/customers/${encodeURIComponent(customerId)}/users/${encodeURIComponent(userId)}`;

/** Everything about the people of a customer; whatever changes one of them changes what lists show. */
export const peopleKey = (customerId: string) => ['people', customerId] as const;

export const readConsents = async (customerId: string, signal: AbortSignal) =>
  (await api.get<{ items: readonly GivenConsent[] }>(`${own(customerId)}/applicationconsents`, { signal }))
    .items;

export const removeConsent = (customerId: string, applicationId: string, ids: AttemptIds) =>
  api.delete<void>(
    `/v1/customers/${encodeURIComponent(customerId)}/applicationconsents/${encodeURIComponent(applicationId)}`,
    ids,
  );

const narrowing = ({ search, sort, filters }: Pick<TableRequest, 'search' | 'sort' | 'filters'>) => ({
  search,
  license: filters['license'],
  role: filters['role'],
  signIn: filters['signIn'],
  sort: sort && `${sort.direction === 'descending' ? '-' : ''}${sort.by}`,
});

export const readPeople =
  (customerId: string, state: 'active' | 'inactive') =>
  (request: TableRequest): Promise<PageOf<ListedPerson>> =>
    readPage(`${own(customerId)}/users`, {
      size: request.size,
      cursor: request.cursor,
      signal: request.signal,
      query: { state, ...narrowing(request) },
    });

export const downloadPeople = (
  customerId: string,
  query: Readonly<Record<string, string | undefined>>,
): Promise<void> => download(address(`${own(customerId)}/users/export`, query), 'Users.csv');

export const readOptions = (customerId: string, signal: AbortSignal) =>
  api.get<PersonOptions>(`${own(customerId)}/users/options`, { signal });

export const readPerson = (customerId: string, id: string, signal: AbortSignal) =>
  api.get<ListedPerson>(`${own(customerId)}/users/${encodeURIComponent(id)}`, { signal });

export const createPerson = (customerId: string, draft: PersonDraft, ids: AttemptIds) =>
  api.post<CreatedPerson>(`${own(customerId)}/users`, draft, ids);

export const savePerson = (customerId: string, id: string, edit: PersonEdit, ids: AttemptIds) =>
  api.patch<ListedPerson>(`${own(customerId)}/users/${id}`, edit, ids);

export const saveRoles = (customerId: string, id: string, roles: readonly string[], ids: AttemptIds) =>
  api.put<ListedPerson>(`${own(customerId)}/users/${id}/roles`, { roles }, ids);

export const resetPassword = (customerId: string, id: string, ids: AttemptIds) =>
  api.post<NewPassword>(`${own(customerId)}/users/${id}/password`, undefined, ids);

export const deletePerson = (customerId: string, id: string, ids: AttemptIds) =>
  api.delete(contract(customerId, id), ids);

export const endSessions = (customerId: string, id: string, ids: AttemptIds) =>
  api.delete(`${own(customerId)}/users/${id}/sessions`, ids);
export const setSignIn = (customerId: string, id: string, blocked: boolean, ids: AttemptIds) =>
  api.put<ListedPerson>(`${own(customerId)}/users/${id}/signin`, { blocked }, ids);

export const restorePerson = (customerId: string, id: string, ids: AttemptIds) =>
  api.post<ListedPerson>(`${own(customerId)}/users/${id}/restore`, undefined, ids);

export interface Country {
  readonly country: string;
  readonly name: string;
}

/** Shared with the pages that ask for addresses. */
export const countriesKey = ['markets'] as const;
export const readCountries = (signal: AbortSignal) => readAll<Country>('/twotier/v1/markets', { signal });

// Licenses

export const readLicenses = (customerId: string, signal: AbortSignal) =>
  api.get<LicenseOverview>(`${own(customerId)}/licenses`, { signal });

export const readUnused = async (signal: AbortSignal) =>
  (await api.get<{ items: UnusedLicense[] }>('/twotier/v1/licenses/unused', { signal })).items;

export const releaseBlocked = (customerId: string, ids: AttemptIds) =>
  api.post<LicenseChangeResults>(`${own(customerId)}/licenses/release`, {}, ids);

type Resource = Readonly<Record<string, unknown>>;
const subscriptionPath = (customerId: string, id: string) =>
  `/v1/customers/${encodeURIComponent(customerId)}/subscriptions/${encodeURIComponent(id)}`;

/** What it would mean to keep only so many licenses. */
export async function tryQuantity(of: UnusedLicense, quantity: number, signal: AbortSignal) {
  const path = subscriptionPath(of.customerId, of.subscriptionId);
  const resource = await api.get<Resource>(path, { signal });
  return api.patch<ChangePreview>(`${path}?dryRun=true`, { ...resource, quantity }, { signal });
}

export async function keepQuantity(of: UnusedLicense, quantity: number, ids: AttemptIds) {
  const path = subscriptionPath(of.customerId, of.subscriptionId);
  const resource = await api.get<Resource>(path, {});
  return api.patch(path, { ...resource, quantity }, ids);
}

export const downloadLicenses = (customerId: string): Promise<void> =>
  download(`${own(customerId)}/licenses/export`, 'Licenses.csv');

export const readLicensesOf = (customerId: string, id: string, signal: AbortSignal) =>
  readAll<License>(`${contract(customerId, id)}/licenses`, { signal });

export const saveLicensesOf = (customerId: string, id: string, update: LicenseUpdate, ids: AttemptIds) =>
  api.post(`${contract(customerId, id)}/licenseupdates`, update, ids);

export const readSelection = (customerId: string, userIds: readonly string[], signal: AbortSignal) =>
  api.post<SelectionHoldings>(`${own(customerId)}/licenses/selection`, { userIds }, { signal });

export const changeLicenses = (customerId: string, changes: LicenseChanges, ids: AttemptIds) =>
  api.post<LicenseChangeResults>(`${own(customerId)}/licenses/changes`, changes, ids);
