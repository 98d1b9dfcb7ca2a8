import Type from 'typebox';
import {
  AnnouncementInput,
  Announcements,
  WrittenAnnouncement,
  WrittenAnnouncements,
} from '../../../../contract/announcement.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { AnnouncementParts } from './actions.ts';
import { announce, changeAnnouncement, withdrawAnnouncement } from './actions.ts';
import { isFor } from './rules.ts';
import { dismiss, findAnnouncement, listAnnouncements, listPresent } from './store.ts';
import { announcementToWire, termsOf, writtenToWire } from './wire.ts';

const tag = 'Announcements';
const root = '/twotier/v1/announcements';
const written = '/twotier/v1/writtenannouncements';
const IdPath = Type.Object({ announcementId: Type.String({ format: 'uuid' }) });
const sizePreset = 25;
const sizeMax = 100;

/** What the operator tells: read by those it is meant for, written by the operator. */
export function announcementRoutes(routes: Routes, parts: AnnouncementParts): void {
  const { db, clock } = parts;

  routes.add({
    method: 'GET',
    path: root,
    operation: 'announcement.list',
    tag,
    summary: 'What the operator tells you at present, newest first',
    answer: Announcements,
    handle: async ({ caller, scope, context }) => {
      const reader = { kind: caller.tenant.kind, region: caller.tenant.region, roles: caller.roles };
      const all = await listPresent(db, scope, caller.user?.id ?? null, clock.now());
      return {
        items: all
          .filter((one) => isFor(one, reader))
          .map((one) => announcementToWire(one, context.language)),
      };
    },
  });

  routes.add({
    method: 'PUT',
    path: `${root}/:announcementId/dismissal`,
    operation: 'announcement.list',
    tag,
    summary: 'Do not show it above pages any more',
    params: IdPath,
    status: 204,
    handle: async ({ caller, scope, params }) => {
      const { user } = caller;
      if (!user || !(await dismiss(db, scope, user.id, params.announcementId, clock.now())))
        refuse('not-found');
      return answer(204);
    },
  });

  routes.add({
    method: 'GET',
    path: written,
    operation: 'announcement.written.list',
    tag,
    summary: 'All announcements, newest first',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: WrittenAnnouncements,
    handle: async ({ query, context }) => {
      const limit = Math.min(query.size || sizePreset, sizeMax);
      const token = tokenGiven(query, context);
      const [createdAt, id] = token ? readToken(token, 2) : [];
      const found = await listAnnouncements(db, createdAt && id ? { createdAt, id } : null, limit + 1);
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => writtenToWire(one, clock.now())),
        ...(last
          ? { continuationToken: writeToken([last.createdAt.toISOString(), last.announcementId]) }
          : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${written}/:announcementId`,
    operation: 'announcement.written.list',
    tag,
    summary: 'One announcement in all languages',
    params: IdPath,
    answer: WrittenAnnouncement,
    handle: async ({ params }) => {
      const found = (await findAnnouncement(db, params.announcementId)) ?? refuse('not-found');
      return writtenToWire(found, clock.now());
    },
  });

  routes.add({
    method: 'POST',
    path: written,
    operation: 'announcement.write',
    tag,
    summary: 'Announce something',
    body: AnnouncementInput,
    status: 201,
    answer: WrittenAnnouncement,
    handle: async ({ caller, context, body }) => {
      const made = await announce(parts, { caller, context }, termsOf(body, clock.now()));
      return answer(201, writtenToWire(made, clock.now()));
    },
  });

  routes.add({
    method: 'PUT',
    path: `${written}/:announcementId`,
    operation: 'announcement.write',
    tag,
    summary: 'Change an announcement',
    params: IdPath,
    body: AnnouncementInput,
    answer: WrittenAnnouncement,
    handle: async ({ caller, context, params, body }) => {
      const read = readVersion(context.headers['if-match'], body.version);
      const terms = termsOf(body, clock.now());
      const acting = { caller, context };
      return writtenToWire(
        await changeAnnouncement(parts, acting, params.announcementId, terms, read),
        clock.now(),
      );
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${written}/:announcementId`,
    operation: 'announcement.write',
    tag,
    summary: 'Withdraw an announcement: nobody sees it any more',
    params: IdPath,
    status: 204,
    handle: async ({ caller, context, params }) => {
      await withdrawAnnouncement(parts, { caller, context }, params.announcementId);
      return answer(204);
    },
  });
}
