import type { AnnouncementInput, WrittenAnnouncement } from '../../../../contract/announcement.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { AnnouncementInput, WrittenAnnouncement };

const root = '/twotier/v1/writtenannouncements';

export const writtenKey = ['announcements', 'written'] as const;
export const announcementsKey = ['announcements'] as const;

export const readWritten = ({ size, cursor, signal }: TableRequest): Promise<PageOf<WrittenAnnouncement>> =>
  readPage(root, { size, cursor, signal });

export const readOne = (id: string, signal: AbortSignal) =>
  api.get<WrittenAnnouncement>(`${root}/${id}`, { signal });

export const write = (id: string | undefined, input: AnnouncementInput, ids: AttemptIds) =>
  id === undefined
    ? api.post<WrittenAnnouncement>(root, input, ids)
    : api.put<WrittenAnnouncement>(`${root}/${id}`, input, ids);

export const withdraw = (id: string, ids: AttemptIds) => api.delete(`${root}/${id}`, ids);
