import Type from 'typebox';
import {
  DirectoryCountries,
  DirectoryPage,
  ListingChange,
  listedServices,
  OwnListing,
  WantedListing,
} from '../../../../contract/directory.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, readToken, writeToken } from '../../platform/http/index.ts';
import { findRegion } from '../market/index.ts';
import type { DirectoryParts } from './actions.ts';
import { askForChange, countriesOf, withdrawChange } from './actions.ts';
import type { DirectoryNarrowing } from './model.ts';
import { browseDirectory, findProvider, listCountriesServed, listOwnChanges } from './store.ts';
import { changeToWire, entryToWire, listingToWire } from './wire.ts';

const tag = 'Provider directory';
const reading = systemScope('the public directory is read');

/** The directory for everybody (C5), and a provider's own place in it (C3, C4). */
export function directoryRoutes(routes: Routes, parts: DirectoryParts): void {
  const { db } = parts;

  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/directory',
    tag,
    summary: 'Indirect providers by country, region, services and name; open to everybody',
    query: Type.Object({
      name: Type.Optional(Type.String({ maxLength: 100 })),
      country: Type.Optional(Type.String({ minLength: 2, maxLength: 2 })),
      region: Type.Optional(Type.String({ maxLength: 40 })),
      service: Type.Optional(Type.Enum([...listedServices])),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: DirectoryPage,
    handle: async ({ query, context }) => {
      const limit = query.size ?? 40;
      const [name, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
      const after = name && id ? { name, id } : undefined;
      const found = await browseDirectory(db, reading, narrowingOf(query), { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => entryToWire(one, context.language)),
        ...(last ? { continuationToken: writeToken([last.name, last.providerId]) } : {}),
      };
    },
  });

  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/directory/countries',
    tag,
    summary: 'Countries that the directory can be narrowed to; open to everybody',
    answer: DirectoryCountries,
    handle: async () => ({ countries: await listCountriesServed(db, reading) }),
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/directory/own',
    operation: 'providerDirectory.own.read',
    tag,
    summary: 'The provider’s own listing, and the changes it asked for',
    answer: OwnListing,
    handle: async ({ scope, caller, context }) => {
      const [provider, changes] = await Promise.all([
        findProvider(db, scope, caller.tenant.id),
        listOwnChanges(db, scope),
      ]);
      return {
        countriesOfRegion: [...countriesOf(provider?.region ?? '')],
        ...(provider?.listing ? { listing: listingToWire(provider.listing, context.language) } : {}),
        changes: changes.map(changeToWire),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/directory/own/changes',
    operation: 'providerDirectory.change.ask',
    tag,
    summary: 'Ask the vendor’s representative for a change of the listing',
    body: WantedListing,
    answer: ListingChange,
    status: 201,
    handle: async ({ caller, context, body: { note, ...wanted } }) => {
      const asker = { caller, correlationId: context.correlationId, language: context.language };
      return answer(201, changeToWire(await askForChange(parts, asker, { wanted, note: note ?? '' })));
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/directory/own/changes/:changeId/withdrawal',
    operation: 'providerDirectory.change.withdraw',
    tag,
    summary: 'Take back a change that still waits',
    params: Type.Object({ changeId: Type.String({ format: 'uuid' }) }),
    status: 204,
    handle: async ({ caller, context, params }) => {
      const asker = { caller, correlationId: context.correlationId, language: context.language };
      await withdrawChange(parts, asker, params.changeId);
      return answer(204);
    },
  });
}

function narrowingOf(query: {
  readonly name?: string;
  readonly country?: string;
  readonly region?: string;
  readonly service?: (typeof listedServices)[number];
}): DirectoryNarrowing {
  const ofRegion = query.region ? (findRegion(query.region)?.countries ?? []) : null;
  return {
    name: query.name?.trim() || null,
    countries: query.country ? [query.country.toUpperCase()] : ofRegion,
    services: query.service ? [query.service] : [],
  };
}
