import type {
  InvitedGuests,
  OwnAccess,
  PersonAnywhere,
  SignInData,
  StaffDraft,
  StaffEdit,
  StaffMember,
  StaffOptions,
  StaffRole,
} from '../../../../../contract/staff.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../../api/index.ts';
import type { TableRequest } from '../../../ui/index.ts';

export type {
  InvitedGuests,
  OwnAccess,
  PersonAnywhere,
  SignInData,
  StaffDraft,
  StaffMember,
  StaffOptions,
  StaffRole,
};

const root = '/twotier/v1/staff';
export const staffKey = ['staff'] as const;

export const readStaff =
  (state: 'active' | 'inactive') =>
  ({ search, sort, filters, size, cursor, signal }: TableRequest): Promise<PageOf<StaffMember>> =>
    readPage(root, {
      size,
      cursor,
      signal,
      query: {
        state,
        search,
        role: filters['role'],
        signIn: filters['signIn'],
        sort: sort && `${sort.direction === 'descending' ? '-' : ''}${sort.by}`,
      },
    });

export const readStaffOptions = (signal: AbortSignal) => api.get<StaffOptions>(`${root}/options`, { signal });
export const readMember = (id: string, signal: AbortSignal) =>
  api.get<StaffMember>(`${root}/${encodeURIComponent(id)}`, { signal });
export const createMember = (draft: StaffDraft, ids: AttemptIds) => api.post<SignInData>(root, draft, ids);
export const saveMember = (id: string, edit: StaffEdit, ids: AttemptIds) =>
  api.patch<StaffMember>(`${root}/${id}`, edit, ids);
export const saveMemberRoles = (id: string, roles: readonly StaffRole[], ids: AttemptIds) =>
  api.put<StaffMember>(`${root}/${id}/roles`, { roles }, ids);
export const resetMemberPassword = (id: string, ids: AttemptIds) =>
  api.post<SignInData>(`${root}/${id}/password`, undefined, ids);
export const inviteAgain = (id: string, ids: AttemptIds) =>
  api.post<SignInData>(`${root}/${id}/invitation`, undefined, ids);
export const removeMember = (id: string, from: 'portal' | 'organization' | 'both', ids: AttemptIds) =>
  api.post(`${root}/${id}/removal`, { from }, ids);
export const restoreMember = (id: string, ids: AttemptIds) =>
  api.post<StaffMember>(`${root}/${id}/restore`, undefined, ids);
export const setMemberSignIn = (id: string, blocked: boolean, ids: AttemptIds) =>
  api.put<StaffMember>(`${root}/${id}/signin`, { blocked }, ids);
export const endMemberSessions = (id: string, ids: AttemptIds) => api.delete(`${root}/${id}/sessions`, ids);
export const resetMemberFactors = (id: string, ids: AttemptIds) => api.delete(`${root}/${id}/factors`, ids);
export const inviteGuests = (
  invitation: { readonly emails: string; readonly roles: readonly StaffRole[] },
  ids: AttemptIds,
) => api.post<InvitedGuests>(`${root}/guests`, invitation, ids);
export const findAnyone = (userName: string) =>
  api.get<PersonAnywhere>(`/twotier/v1/people?userName=${encodeURIComponent(userName)}`, {});
export const resetFactorsOf = (userName: string, ids: AttemptIds) =>
  api.post<PersonAnywhere>('/twotier/v1/people/factors/reset', { userName }, ids);
export const readOwnAccess = (signal: AbortSignal) => api.get<OwnAccess>('/twotier/v1/access', { signal });
