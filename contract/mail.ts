import Type, { type Static } from 'typebox';

/** System mail as the operator's outbox shows it. */
export const MailItem = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.String({ description: 'The event, such as delegation-expiring' }),
  recipient: Type.String(),
  language: Type.Enum(['en', 'es', 'ru']),
  subject: Type.String(),
  postedAt: Type.String({ format: 'date-time' }),
  state: Type.Enum(['waiting', 'sent', 'given-up']),
  attempts: Type.Integer(),
  sentAt: Type.Optional(Type.String({ format: 'date-time' })),
  lastFault: Type.Optional(Type.String()),
});

export const MailList = Type.Object({
  totalCount: Type.Integer({ description: 'Items on this page' }),
  items: Type.Array(MailItem),
  continuationToken: Type.Optional(Type.String()),
  delivery: Type.Enum(['smtp', 'none'], {
    description: 'none: no mail server is configured, nothing leaves',
  }),
});

export const MailWhole = Type.Intersect([
  MailItem,
  Type.Object({ text: Type.String(), html: Type.String({ description: 'The same words with a link' }) }),
]);

export type MailItem = Static<typeof MailItem>;
export type MailList = Static<typeof MailList>;
export type MailWhole = Static<typeof MailWhole>;
