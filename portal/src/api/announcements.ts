import { queryOptions } from '@tanstack/react-query';
import type { Announcement } from '../../../contract/announcement.ts';
import { api } from './client.ts';
import { readAll } from './page.ts';

export type { Announcement };

const root = '/twotier/v1/announcements';

/** What the operator tells this person at present. */
export const announcementsQuery = queryOptions({
  queryKey: ['announcements'],
  queryFn: ({ signal }) => readAll<Announcement>(root, { signal }),
  staleTime: 60_000,
  refetchInterval: 300_000,
  // A banner that cannot be read must not stand in the way of the page.
  retry: false,
});

export const dismissAnnouncement = (id: string) => api.put(`${root}/${id}/dismissal`);
