import type { Static } from 'typebox';
import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });

export const UserImportFile = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 200 }),
  contentBase64: Type.String({ description: 'The CSV file as bytes, 1 MB at most' }),
});

export const UserImportStart = Type.Object({
  usageLocation: Type.String({ maxLength: 2, description: 'Country where all of them work, two letters' }),
  licenses: Type.Optional(
    Type.Array(
      Type.Object({
        skuId: Type.String(),
        excludedPlans: Type.Optional(
          Type.Array(Type.String(), { description: 'Ids of services that stay switched off' }),
        ),
      }),
      { maxItems: 50 },
    ),
  ),
});
export type UserImportStart = Static<typeof UserImportStart>;

const Problem = Type.Object({
  column: Type.Optional(Type.String({ description: 'As the column is called in the reader’s language' })),
  code: Type.String({ description: 'missing_email, foreign_domain, …' }),
  message: Type.String(),
});

const Import = {
  id: Type.String({ format: 'uuid' }),
  fileName: Type.String(),
  state: Type.Enum(['refused', 'checked', 'running', 'finished']),
  problems: Type.Array(Problem, { description: 'Of the file as a whole' }),
  rows: Type.Object({ total: Type.Integer(), done: Type.Integer(), created: Type.Integer() }),
  createdAt: Instant,
  createdBy: Type.String(),
  startedAt: Type.Optional(Instant),
  finishedAt: Type.Optional(Instant),
  usageLocation: Type.Optional(Type.String()),
  licenses: Type.Array(Type.String({ description: 'Name of a product' })),
  passwords: Type.Boolean({ description: 'The temporary passwords wait for you' }),
};

export const UserImport = Type.Object(Import);
export type UserImport = Static<typeof UserImport>;

export const UserImportList = Type.Object({ totalCount: Type.Integer(), items: Type.Array(UserImport) });

export const UserImportRow = Type.Object({
  row: Type.Integer({ description: 'As a spreadsheet counts' }),
  firstName: Type.String(),
  lastName: Type.String(),
  displayName: Type.String(),
  email: Type.String(),
  problems: Type.Array(Problem),
  outcome: Type.Optional(Type.Enum(['created', 'failed'])),
  userId: Type.Optional(Type.String({ format: 'uuid' })),
  message: Type.Optional(Type.String({ description: 'Why it failed, or which license could not be given' })),
});
export type UserImportRow = Static<typeof UserImportRow>;

export const UserImportReport = Type.Object({ ...Import, items: Type.Array(UserImportRow) });
export type UserImportReport = Static<typeof UserImportReport>;

export const UserImportPasswords = Type.Object({
  fileName: Type.String(),
  file: Type.Optional(
    Type.String({ description: 'Text of a CSV file; absent in the answer to a repeated request' }),
  ),
});
export type UserImportPasswords = Static<typeof UserImportPasswords>;
