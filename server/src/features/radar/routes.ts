import Type from 'typebox';
import { LinkExtensions, RadarList, radarKinds } from '../../../../contract/radar.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import type { InvitationParts } from '../invitation/index.ts';
import { extendLinks } from '../invitation/index.ts';
import { listLapsing } from './store.ts';
import { extensionToWire, lapsingToWire } from './wire.ts';

const tag = 'What lapses when';
const pageSize = 40;
const sizeMax = 200;
const dayMs = 86_400_000;

/** Every invitation and grant of the company by when it lapses, and links made valid for longer. */
export function radarRoutes(routes: Routes, parts: InvitationParts): void {
  const { db, clock } = parts;
  routes.add({
    method: 'GET',
    path: '/twotier/v1/radar',
    operation: 'radar.read',
    tag,
    summary: 'What lapses, the next first',
    query: Type.Object({
      kind: Type.Optional(Type.Enum([...radarKinds])),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650, description: 'Lapses within so many' })),
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: RadarList,
    handle: async ({ scope, query }) => {
      const now = clock.now();
      const limit = Math.min(query.size ?? pageSize, sizeMax);
      const [lapsesAt, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
      const narrowing = {
        kinds: query.kind ? [query.kind] : radarKinds,
        before: query.days ? new Date(now.getTime() + query.days * dayMs) : null,
      };
      const after = lapsesAt && id ? { lapsesAt, id } : undefined;
      const found = await listLapsing(db, scope, narrowing, { now, after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((item) => lapsingToWire(item, now)),
        ...(last ? { continuationToken: writeToken([last.lapsesAt.toISOString(), last.id]) } : {}),
      };
    },
  });
  routes.add({
    method: 'POST',
    path: '/twotier/v1/radar/linkextensions',
    operation: 'invitation.extend',
    tag,
    summary: 'Make links valid for longer: whoever holds one needs no new one',
    body: Type.Object({
      ids: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 }),
    }),
    answer: LinkExtensions,
    handle: async ({ caller, context, body }) => {
      const asker = { caller, correlationId: context.correlationId, language: context.language };
      const extended = await extendLinks(parts, asker, body.ids);
      return { items: extended.map((one) => extensionToWire(one, context.language)) };
    },
  });
}
