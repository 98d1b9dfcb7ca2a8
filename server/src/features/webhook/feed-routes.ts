import Type from 'typebox';
import { EventFeed } from '../../../../contract/webhook.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { WebhookParts } from './actions.ts';
import { listEvents, listEventsBackwards } from './event-store.ts';
import type { Place } from './model.ts';
import { beginning } from './model.ts';
import { eventToWire } from './wire.ts';

const pageSize = 100;
const sizeMax = 500;

/**
 * The events of a company, read at its own pace. Oldest first, whoever asks on from the cursor misses none:
 * an event stands behind the cursor from the moment its change is committed.
 */
export function feedRoutes(routes: Routes, { db }: WebhookParts, publicUrl: string): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/events',
    operation: 'webhook.read',
    tag: 'Webhooks',
    summary: 'Events of your company, by cursor: none is missed and none comes twice',
    query: Type.Object({
      order: Type.Optional(Type.String({ enum: ['oldest', 'newest'], description: 'Preset: oldest first' })),
      name: Type.Optional(Type.String({ maxLength: 100, description: 'Of this name only' })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      cursor: Type.Optional(
        Type.String({ description: 'Of the answer before; without one: from the beginning' }),
      ),
    }),
    answer: EventFeed,
    handle: async ({ scope, query }) => {
      const limit = Math.min(query.size || pageSize, sizeMax);
      const from = query.cursor ? placeOf(query.cursor) : null;
      const name = query.name ?? null;
      const found =
        query.order === 'newest'
          ? await listEventsBackwards(db, scope, { before: from, name, limit: limit + 1 })
          : await listEvents(db, scope, { after: from ?? beginning, name, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last: Place = page.at(-1) ?? from ?? beginning;
      return {
        totalCount: page.length,
        items: page.map((event) => eventToWire(event, publicUrl)),
        cursor: writeToken([last.xid, last.position]),
        hasMore: found.length > limit,
      };
    },
  });
}

function placeOf(token: string): Place {
  const [xid = '', position = ''] = readToken(token, 2);
  // Numbers alone reach the database; anything else is a token of somebody else.
  return /^\d{1,20}$/.test(xid) && /^\d{1,18}$/.test(position) ? { xid, position } : beginning;
}
