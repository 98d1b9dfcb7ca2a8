import Type from 'typebox';
import {
  ListableProvider,
  ListableProviders,
  ListingChanges,
  ListingDecision,
  ListingSetting,
} from '../../../../contract/directory.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer, readToken, writeToken } from '../../platform/http/index.ts';
import type { DirectoryParts } from './actions.ts';
import { countriesOf, decideChange, editing, setListing, unlist } from './actions.ts';
import { findProvider, listOpenChanges, listProviders } from './store.ts';
import { changeToWire, providerToWire } from './wire.ts';

const tag = 'Provider directory (operator)';
const queueStart = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
const paging = {
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};

const askerOf = ({ caller, context }: Pick<Call, 'caller' | 'context'>) => ({
  caller,
  correlationId: context.correlationId,
  language: context.language,
});

/** Only the vendor's side edits listings (2.5, C4). */
export function directoryEditingRoutes(routes: Routes, parts: DirectoryParts): void {
  const { db } = parts;

  routes.add({
    method: 'GET',
    path: '/twotier/v1/directory/providers',
    operation: 'providerDirectory.listing.list',
    tag,
    summary: 'Every indirect provider by name, listed or not',
    query: Type.Object(paging),
    answer: ListableProviders,
    handle: async ({ query, context }) => {
      const limit = query.size ?? 40;
      const [name, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
      const after = name && id ? { name, id } : undefined;
      const found = await listProviders(db, editing, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => providerToWire(one, countriesOf(one.region), context.language)),
        ...(last ? { continuationToken: writeToken([last.name, last.providerId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/directory/providers/:providerId',
    operation: 'providerDirectory.listing.list',
    tag,
    summary: 'One indirect provider with its listing',
    params: Type.Object({ providerId: Type.String({ format: 'uuid' }) }),
    answer: ListableProvider,
    handle: async ({ params, context }) => {
      const found = (await findProvider(db, editing, params.providerId)) ?? refuse('listing-unknown');
      return providerToWire(found, countriesOf(found.region), context.language);
    },
  });

  routes.add({
    method: 'PUT',
    path: '/twotier/v1/directory/providers/:providerId/listing',
    operation: 'providerDirectory.listing.set',
    tag,
    summary: 'Write the listing of a provider',
    params: Type.Object({ providerId: Type.String({ format: 'uuid' }) }),
    body: ListingSetting,
    answer: ListableProvider,
    handle: async (call) => {
      const { representative, etag, ...text } = call.body;
      const setting = { text, representative, read: readVersion(call.context.headers['if-match'], etag) };
      const set = await setListing(parts, askerOf(call), call.params.providerId, setting);
      return providerToWire(set, countriesOf(set.region), call.context.language);
    },
  });

  routes.add({
    method: 'DELETE',
    path: '/twotier/v1/directory/providers/:providerId/listing',
    operation: 'providerDirectory.listing.remove',
    tag,
    summary: 'Take a provider out of the directory',
    params: Type.Object({ providerId: Type.String({ format: 'uuid' }) }),
    status: 204,
    handle: async (call) => {
      await unlist(parts, askerOf(call), call.params.providerId);
      return answer(204);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/directory/changes',
    operation: 'providerDirectory.listing.list',
    tag,
    summary: 'Changes that providers wait for, the oldest first',
    query: Type.Object(paging),
    answer: ListingChanges,
    handle: async ({ query }) => {
      const limit = query.size ?? 40;
      const [at, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
      const after = at && id ? { at, id } : queueStart;
      const found = await listOpenChanges(db, editing, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(changeToWire),
        ...(last ? { continuationToken: writeToken([last.askedAt.toISOString(), last.changeId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/directory/changes/:changeId/decision',
    operation: 'providerDirectory.change.decide',
    tag,
    summary: 'Apply a wanted change, or decline it with a reason',
    params: Type.Object({ changeId: Type.String({ format: 'uuid' }) }),
    body: ListingDecision,
    status: 204,
    handle: async (call) => {
      const { decision, reason, representative } = call.body;
      await decideChange(parts, askerOf(call), call.params.changeId, {
        apply: decision === 'apply',
        reason: reason ?? '',
        representative: representative ?? null,
      });
      return answer(204);
    },
  });
}
