import type { Static } from 'typebox';
import Type from 'typebox';
import { links } from './parts.ts';

const attributes = Type.Object({ objectType: Type.String() });
const Link = Type.Object({
  uri: Type.String(),
  method: Type.String(),
  headers: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
});

const Artifact = Type.Object({
  artifactType: Type.String(),
  resourceId: Type.String(),
  link: Type.Optional(Link),
  dynamicAttributes: Type.Record(Type.String(), Type.String()),
});

export const Entitlement = Type.Object({
  includedEntitlements: Type.Array(Type.Unknown()),
  referenceOrder: Type.Object({
    id: Type.String(),
    lineItemId: Type.String(),
    alternateId: Type.String(),
  }),
  productId: Type.String(),
  skuId: Type.String(),
  quantity: Type.Integer(),
  quantityDetails: Type.Array(Type.Object({ quantity: Type.Integer(), status: Type.String() })),
  entitledArtifacts: Type.Array(Artifact),
  entitlementType: Type.String(),
  fulfillmentState: Type.String(),
  expiryDate: Type.Optional(Type.String({ format: 'date-time' })),
  attributes,
});

export const EntitlementCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Entitlement),
  links,
  attributes,
});

export const ArtifactDetails = Type.Object({
  type: Type.String(),
  reservations: Type.Array(
    Type.Object({
      reservationId: Type.String(),
      scopeType: Type.String(),
      displayName: Type.String(),
      appliedScopes: Type.Array(Type.String()),
      quantity: Type.Integer(),
      expiryDateTime: Type.Optional(Type.String({ format: 'date-time' })),
      effectiveDateTime: Type.String({ format: 'date-time' }),
      provisioningState: Type.String(),
    }),
  ),
  attributes,
});

export const ActivationLinkCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(Type.Object({ lineItemNumber: Type.Integer(), link: Link, attributes })),
  links,
  attributes,
});

export const softwareLanguages = ['en', 'es', 'ru'] as const;
export const softwareVersions = ['2026', '2024'] as const;
export const softwareBits = ['64', '32'] as const;

/** Software of a customer, as its page lists it. */
export const SoftwarePage = Type.Object({
  items: Type.Array(
    Type.Object({
      subscriptionId: Type.String({ format: 'uuid' }),
      orderId: Type.String(),
      name: Type.String(),
      kind: Type.String({ description: 'software or perpetual' }),
      quantity: Type.Integer(),
      state: Type.String({ description: 'usable, waiting, canceled, over' }),
      boughtAt: Type.String({ format: 'date-time' }),
      endsOn: Type.Optional(Type.String()),
      cancelableUntil: Type.Optional(Type.String({ format: 'date-time' })),
    }),
  ),
});

export const SoftwareKey = Type.Object({ key: Type.String(), attributes });

export const SoftwareChoice = Type.Object({
  version: Type.Unsafe<(typeof softwareVersions)[number]>({ type: 'string', enum: [...softwareVersions] }),
  language: Type.Unsafe<(typeof softwareLanguages)[number]>({ type: 'string', enum: [...softwareLanguages] }),
  bits: Type.Unsafe<(typeof softwareBits)[number]>({ type: 'string', enum: [...softwareBits] }),
});

export const SoftwareDownload = Type.Object({ url: Type.String(), fileName: Type.String() });

export type Software = Static<typeof SoftwarePage>['items'][number];
export type SoftwareChoice = Static<typeof SoftwareChoice>;
export type SoftwareDownload = Static<typeof SoftwareDownload>;
export type SoftwareKey = Static<typeof SoftwareKey>;
