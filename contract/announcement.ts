import type { Static } from 'typebox';
import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });
const Severity = Type.Enum(['information', 'warning', 'critical']);

/** As one reader sees it. */
export const Announcement = Type.Object({
  id: Type.String({ format: 'uuid' }),
  severity: Severity,
  title: Type.String(),
  text: Type.String(),
  from: Instant,
  until: Type.Optional(Instant),
  dismissed: Type.Boolean({ description: 'The reader does not want it above pages any more' }),
});
export type Announcement = Static<typeof Announcement>;
export const Announcements = Type.Object({ items: Type.Array(Announcement) });

const Words = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 120 }),
  text: Type.String({ minLength: 1, maxLength: 2000 }),
});
const Texts = Type.Object({ en: Words, es: Words, ru: Words });
const Names = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 });

export const AnnouncementInput = Type.Object({
  severity: Severity,
  texts: Texts,
  kinds: Type.Optional(Names),
  roles: Type.Optional(Names),
  regions: Type.Optional(Names),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Preset: at once' })),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Preset: until it is withdrawn' })),
  version: Type.Optional(Type.String()),
});
export type AnnouncementInput = Static<typeof AnnouncementInput>;

export const WrittenAnnouncement = Type.Object({
  id: Type.String({ format: 'uuid' }),
  severity: Severity,
  texts: Texts,
  kinds: Names,
  roles: Names,
  regions: Names,
  from: Instant,
  until: Type.Optional(Instant),
  state: Type.Enum(['planned', 'shown', 'over']),
  createdAt: Instant,
  createdBy: Type.String(),
  version: Type.String(),
});
export type WrittenAnnouncement = Static<typeof WrittenAnnouncement>;

export const WrittenAnnouncements = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(WrittenAnnouncement),
  continuationToken: Type.Optional(Type.String()),
});
