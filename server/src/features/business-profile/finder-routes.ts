import Type from 'typebox';
import {
  FoundPartner,
  FoundPartners,
  industries,
  productTags,
  serviceTypes,
} from '../../../../contract/business-profile.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Database } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import { logoAnswer } from './routes.ts';
import { findPublished, readLogo, searchProfiles } from './store.ts';
import { foundToWire } from './wire.ts';

const tag = 'Partner finder';
const reading = systemScope('published profiles are read');
const onePartner = Type.Object({ partnerId: Type.String({ format: 'uuid' }) });

/** Published profiles, for everybody (C6). */
export function partnerFinderRoutes(routes: Routes, db: Database): void {
  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/partnerfinder',
    tag,
    summary: 'Companies with a published profile, by name; open to everybody',
    query: Type.Object({
      text: Type.Optional(Type.String({ maxLength: 100 })),
      country: Type.Optional(Type.String({ minLength: 2, maxLength: 2 })),
      industry: Type.Optional(Type.Enum([...industries])),
      product: Type.Optional(Type.Enum([...productTags])),
      serviceType: Type.Optional(Type.Enum([...serviceTypes])),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: FoundPartners,
    handle: async ({ query, context }) => {
      const limit = query.size ?? 20;
      const [name, id] = query['MS-ContinuationToken'] ? readToken(query['MS-ContinuationToken'], 2) : [];
      const narrowing = {
        text: query.text?.trim() || null,
        country: query.country?.toUpperCase() ?? null,
        industry: query.industry ?? null,
        product: query.product ?? null,
        serviceType: query.serviceType ?? null,
      };
      const after = name && id ? { name, id } : undefined;
      const found = await searchProfiles(db, reading, narrowing, { after, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => foundToWire(one, context.language)),
        ...(last ? { continuationToken: writeToken([last.name, last.partnerId]) } : {}),
      };
    },
  });
  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/partnerfinder/:partnerId',
    tag,
    summary: 'One published profile',
    params: onePartner,
    answer: FoundPartner,
    handle: async ({ params, context }) => {
      const found = (await findPublished(db, reading, params.partnerId)) ?? refuse('profile-not-published');
      return foundToWire(found, context.language);
    },
  });
  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/partnerfinder/:partnerId/logo',
    tag,
    summary: 'Logo of a published profile',
    file: ['image/png', 'image/jpeg', 'image/gif'],
    params: onePartner,
    handle: async ({ params }) => logoAnswer(await readLogo(db, reading, params.partnerId, true)),
  });
}
