import type { Static } from 'typebox';
import Type from 'typebox';

const Instant = Type.String({ format: 'date-time' });

export const UserImportFile = Type.Object({
  fileName: Type.String({ minLength: 1, maxLength: 200 }),
  contentBase64: Type.Optional(
    Type.String({
      description: 'The whole file as bytes: at most 100 rows and 1 MB. Longer files come in parts',
    }),
  ),
  sizeBytes: Type.Optional(
    Type.Integer({ minimum: 1, description: 'In place of the bytes: how many will follow in parts' }),
  ),
  fileKey: Type.Optional(
    Type.String({ maxLength: 300, description: 'By which you will know the file again, to go on with it' }),
  ),
});

export const UserImportPart = Type.Object({
  contentBase64: Type.String({
    minLength: 1,
    description: 'The bytes of one part, as `upload` says how many',
  }),
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
  state: Type.Enum([
    'receiving',
    'checking',
    'refused',
    'checked',
    'running',
    'finished',
    'undoing',
    'undone',
  ]),
  problems: Type.Array(Problem, { description: 'Of the file as a whole' }),
  rows: Type.Object({
    total: Type.Integer(),
    done: Type.Integer(),
    created: Type.Integer(),
    bad: Type.Integer({ description: 'With something to correct' }),
    removed: Type.Integer({ description: 'Taken back' }),
    kept: Type.Integer({ description: 'Not taken back: changed since' }),
  }),
  upload: Type.Optional(
    Type.Object({
      sizeBytes: Type.Integer(),
      partBytes: Type.Integer({ description: 'Of each part but the last' }),
      parts: Type.Integer(),
      received: Type.Integer({ description: 'Parts that have come; the next one has this number' }),
      readBytes: Type.Integer({ description: 'Of the file, read and checked' }),
      own: Type.Boolean({ description: 'Yours to go on with' }),
      fileKey: Type.Optional(Type.String()),
    }),
  ),
  readAs: Type.Optional(
    Type.Object({
      kind: Type.Enum(['text', 'workbook']),
      encoding: Type.Optional(Type.String()),
      delimiter: Type.Optional(Type.String()),
    }),
  ),
  createdAt: Instant,
  createdBy: Type.String(),
  startedAt: Type.Optional(Instant),
  finishedAt: Type.Optional(Instant),
  undoUntil: Type.Optional(Instant),
  undoneAt: Type.Optional(Instant),
  usageLocation: Type.Optional(Type.String()),
  licenses: Type.Array(Type.String({ description: 'Name of a product' })),
  passwords: Type.Boolean({ description: 'The temporary passwords wait for you' }),
};

export const UserImport = Type.Object(Import);
export type UserImport = Static<typeof UserImport>;

export const UserImportList = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(UserImport),
  limits: Type.Optional(
    Type.Object(
      { rows: Type.Integer(), bytes: Type.Integer() },
      { description: 'Absent: files of any length are taken, in parts' },
    ),
  ),
});
export type UserImportList = Static<typeof UserImportList>;

export const UserImportRow = Type.Object({
  row: Type.Integer({ description: 'As a spreadsheet counts' }),
  firstName: Type.String(),
  lastName: Type.String(),
  displayName: Type.String(),
  email: Type.String(),
  problems: Type.Array(Problem),
  outcome: Type.Optional(Type.Enum(['created', 'failed', 'removed'])),
  userId: Type.Optional(Type.String({ format: 'uuid' })),
  message: Type.Optional(Type.String({ description: 'Why it failed, or which license could not be given' })),
});
export type UserImportRow = Static<typeof UserImportRow>;

export const UserImportRows = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(UserImportRow),
  continuationToken: Type.Optional(Type.String()),
});

export const UserImportPasswords = Type.Object({
  fileName: Type.String(),
  file: Type.Optional(
    Type.String({ description: 'Text of a CSV file; absent in the answer to a repeated request' }),
  ),
});
export type UserImportPasswords = Static<typeof UserImportPasswords>;
