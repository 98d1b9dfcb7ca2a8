import type { Static } from 'typebox';
import Type from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const text = (description?: string) => Type.Optional(Type.String(description ? { description } : {}));

export const CustomerImportFile = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 200 }),
  contentBase64: Type.String({ description: 'The CSV file as bytes, 2 MB at most' }),
});
export type CustomerImportFile = Static<typeof CustomerImportFile>;

export const CustomerImportStart = Type.Object({
  delegatedAdmin: Type.Optional(
    Type.Boolean({ description: 'The drafts ask for admin permission too; yes when absent' }),
  ),
});

export const CustomerImport = Type.Object({
  id: Id,
  fileName: Type.String(),
  state: Type.Enum(['checked', 'running', 'finished']),
  rows: Type.Object({
    total: Type.Integer(),
    usable: Type.Integer({ description: 'Without an error' }),
    done: Type.Integer(),
  }),
  createdAt: Instant,
  createdBy: Type.String(),
  startedAt: Type.Optional(Instant),
  finishedAt: Type.Optional(Instant),
  delegatedAdmin: Type.Optional(Type.Boolean()),
});
export type CustomerImport = Static<typeof CustomerImport>;

export const CustomerImportList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(CustomerImport),
});

const Cells = Type.Object({
  companyName: Type.String(),
  country: Type.String(),
  tenantId: Type.String(),
  domain: Type.String(),
  registrationId: Type.String(),
  postalCode: Type.String(),
  reference: Type.String(),
});

export const CustomerImportRow = Type.Object({
  row: Type.Integer({ description: 'As a spreadsheet counts' }),
  cells: Cells,
  usable: Type.Boolean(),
  problems: Type.Array(
    Type.Object({
      column: Type.String({ description: 'As the column is called in the reader’s language' }),
      severity: Type.Enum(['refuse', 'warn']),
      message: Type.String(),
    }),
  ),
  outcome: Type.Optional(Type.Enum(['listed', 'drafted', 'repeated', 'connected'])),
  outcomeText: text(),
  customerId: Type.Optional(Type.String({ format: 'uuid', description: 'In your list' })),
});
export type CustomerImportRow = Static<typeof CustomerImportRow>;

export const CustomerImportRows = Type.Object({
  totalCount: Type.Integer({ description: 'On this page' }),
  items: Type.Array(CustomerImportRow),
  continuationToken: text(),
});

/** A message for one company, to be sent by the partner's own means (3.0). */
export const CustomerImportDraft = Type.Object({
  companyName: Type.String(),
  url: Type.String(),
  expiresAt: Type.Optional(Instant),
  open: Type.Boolean({ description: 'The link can still be accepted' }),
  subject: Type.String(),
  text: Type.String(),
});
export type CustomerImportDraft = Static<typeof CustomerImportDraft>;

export const NewChannelTie = Type.Object({
  partnerId: Type.String({ format: 'uuid', description: 'Tenant of the partner' }),
  customer: Type.String({ minLength: 1, maxLength: 255, description: 'Tenant id or domain' }),
  channel: Type.String({ minLength: 1, maxLength: 100, description: 'Name of the other portal' }),
  delegatedAdmin: Type.Optional(Type.Boolean()),
});

export const ChannelTies = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      partnerId: Id,
      partnerName: Type.String(),
      customerId: Id,
      customerName: Type.String(),
      channel: Type.String(),
      delegatedAdmin: Type.Boolean(),
      establishedAt: Instant,
      listedAt: Type.Optional(Instant),
    }),
  ),
});
export type ChannelTie = Static<typeof ChannelTies>['items'][number];
