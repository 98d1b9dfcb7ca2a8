import type {
  GroupInput,
  GroupMemberItem,
  GroupMemberList,
  SecurityGroupItem,
} from '../../../../contract/group.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { GroupInput, GroupMemberItem, SecurityGroupItem };

const root = '/twotier/v1/groups';
export const groupsKey = ['groups'] as const;

export const readGroups = ({
  size,
  cursor,
  signal,
}: Pick<TableRequest, 'size' | 'cursor' | 'signal'>): Promise<PageOf<SecurityGroupItem>> =>
  readPage(root, { size, cursor, signal });
export const readGroup = (id: string, signal: AbortSignal) =>
  api.get<SecurityGroupItem>(`${root}/${id}`, { signal });
export const readMembers = (id: string, signal: AbortSignal) =>
  api.get<GroupMemberList>(`${root}/${id}/members`, { signal });
export const readCandidates = (id: string, signal: AbortSignal) =>
  api.get<GroupMemberList>(`${root}/${id}/candidates`, { signal });
export const saveGroup = (id: string | undefined, group: GroupInput, ids: AttemptIds) =>
  id
    ? api.put<SecurityGroupItem>(`${root}/${id}`, group, ids)
    : api.post<SecurityGroupItem>(root, group, ids);
export const deleteGroup = (id: string, ids: AttemptIds) => api.delete(`${root}/${id}`, ids);
export const changeMembers = (
  id: string,
  change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  ids: AttemptIds,
) => api.post<GroupMemberList>(`${root}/${id}/members`, change, ids);
