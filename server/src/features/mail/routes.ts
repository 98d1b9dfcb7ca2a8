import Type from 'typebox';
import { MailList, MailWhole } from '../../../../contract/mail.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { MailBrand } from './model.ts';
import { findMessage, listMessages } from './store.ts';
import { mailToWire, wholeMailToWire } from './wire.ts';

const pageSize = 50;
const sizeMax = 200;

export interface MailDeps {
  readonly db: Database;
  readonly publicUrl: string;
  readonly brandOf: () => Promise<MailBrand>;
  readonly delivery: 'smtp' | 'none';
}

/** The outbox: what the installation wrote to whom, and how far it came. For the operator. */
export function mailRoutes(routes: Routes, { db, publicUrl, brandOf, delivery }: MailDeps): void {
  const tag = 'System mail';
  routes.add({
    method: 'GET',
    path: '/twotier/v1/outbox',
    operation: 'mail.list',
    tag,
    summary: 'System mail, newest first',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: MailList,
    handle: async ({ query }) => {
      const size = Math.min(query.size ?? pageSize, sizeMax);
      const [postedAt, messageId] = query['MS-ContinuationToken']
        ? readToken(query['MS-ContinuationToken'], 2)
        : [];
      const after = postedAt && messageId ? { postedAt, messageId } : undefined;
      const [messages, brand] = await Promise.all([listMessages(db, after, size + 1), brandOf()]);
      const page = messages.slice(0, size);
      const last = messages.length > size ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((message) => mailToWire(message, publicUrl, brand)),
        ...(last ? { continuationToken: writeToken([last.postedAt.toISOString(), last.messageId]) } : {}),
        delivery,
      };
    },
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/outbox/:messageId',
    operation: 'mail.read',
    tag,
    summary: 'One message as its reader sees it',
    params: Type.Object({ messageId: Type.String({ format: 'uuid' }) }),
    answer: MailWhole,
    handle: async ({ params }) => {
      const [message, brand] = await Promise.all([findMessage(db, params.messageId), brandOf()]);
      return message ? wholeMailToWire(message, publicUrl, brand) : refuse('not-found');
    },
  });
}
