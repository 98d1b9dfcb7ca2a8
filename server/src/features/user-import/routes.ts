import Type from 'typebox';
import {
  UserImport,
  UserImportFile,
  UserImportList,
  UserImportPart,
  UserImportPasswords,
  UserImportRows,
  UserImportStart,
} from '../../../../contract/user-import.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { CustomerCall, RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, collection, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { workbookHeaders } from '../../platform/workbook/index.ts';
import { CustomerPath, directoryFor } from '../license/index.ts';
import { discardImport, undoImport } from './actions.ts';
import type { UserImport as StoredImport } from './model.ts';
import type { ImportCall, UserImportParts } from './parts.ts';
import { keyIn } from './parts.ts';
import { takePasswords } from './passwords.ts';
import { rowsAtOnce, wholeBytesMax, wholeRowsMax } from './reading/people-file.ts';
import { announceFile, checkWholeFile, receivePart } from './receiving.ts';
import { saveImport } from './saving.ts';
import type { RowFilter } from './store.ts';
import { findImport, listImports, listRows } from './store.ts';
import type { Looking } from './wire.ts';
import { importToWire, rowToWire } from './wire.ts';
import {
  correctionFile,
  correctionWorkbook,
  statusFile,
  templateFile,
  templateWorkbook,
} from './written-files.ts';

const tag = 'Users and licenses';
const root = '/twotier/v1/customers/:customerId/userimports';
const ImportPath = Type.Object({ ...CustomerPath.properties, importId: Type.String({ format: 'uuid' }) });
const Format = Type.Optional(Type.String({ description: 'csv (preset), xlsx' }));
const importsShown = 50;
/** Base64 makes one megabyte a third longer; a larger file is told that it is too large. */
const bodyLimitBytes = 2 * 1024 * 1024;
/** A workbook is made in memory. */
const workbookRowsMax = 20_000;
const filters: readonly RowFilter[] = ['attention', 'failed', 'kept'];

/** Many people of a customer from one file (C71): checked first, then made in the background. */
export function userImportRoutes(routes: Routes, parts: UserImportParts): void {
  const { db, clock, mayInDirectory } = parts;
  const looking = (caller: Caller, context: RequestContext): Looking => ({
    userId: caller.user?.id ?? null,
    language: context.language,
    now: clock.now(),
  });
  const requireManager = ({ caller, customer }: Pick<CustomerCall, 'caller' | 'customer'>) =>
    directoryFor(mayInDirectory, caller, customer, 'manageUsers');
  const get = (call: ImportCall, importId: string): Promise<StoredImport> =>
    db.transaction(
      { kind: 'tenant', tenantId: call.caller.tenant.id },
      async (tx) => (await findImport(tx, keyIn(call, importId))) ?? refuse('user-import-unknown'),
    );
  /** Some rows at a time, each some read for itself: whoever downloads slowly holds no transaction open. */
  async function* rowsOf(of: StoredImport, filter: RowFilter) {
    const scope = { kind: 'tenant' as const, tenantId: of.partnerId };
    let after = 0;
    for (;;) {
      const page = { after, limit: rowsAtOnce, filter };
      const rows = await listRows(readerOf(db, scope), of, page);
      if (rows.length > 0) yield rows;
      if (rows.length < rowsAtOnce) return;
      after = rows.at(-1)?.rowNumber ?? after;
    }
  }

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/template`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'The file to begin with, in the reader’s language',
    file: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    params: CustomerPath,
    query: Type.Object({
      language: Type.Optional(Type.String({ description: 'en, es, ru' })),
      format: Format,
    }),
    handle: async ({ query, context }) => {
      const wanted = (['en', 'es', 'ru'] as const).find((one) => one === query.language);
      const language = wanted ?? context.language;
      if (query.format === 'xlsx')
        return answer(200, await templateWorkbook(language), workbookHeaders('Users_template.xlsx'));
      return answer(200, Buffer.from(templateFile(language)), csvHeaders('Users_template.csv'));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'customerUser.import',
    tag,
    summary: 'Check a small file of people, or announce one that comes in parts; nobody is made yet',
    params: CustomerPath,
    body: UserImportFile,
    bodyLimitBytes,
    status: 201,
    answer: UserImport,
    handle: async (call) => {
      await requireManager(call);
      const { fileName, contentBase64, sizeBytes, fileKey = null } = call.body;
      const made =
        contentBase64 === undefined && sizeBytes !== undefined
          ? await announceFile(parts, call, { fileName, sizeBytes, fileKey })
          : await checkWholeFile(parts, call, {
              fileName,
              content: Buffer.from(contentBase64 ?? '', 'base64'),
            });
      return importToWire(made, looking(call.caller, call.context));
    },
  });

  routes.addForCustomer({
    method: 'PUT',
    path: `${root}/:importId/parts/:part`,
    operation: 'customerUser.import',
    tag,
    summary: 'The next part of an announced file; after the last one it is checked in the background',
    params: Type.Object({ ...ImportPath.properties, part: Type.Integer({ minimum: 0 }) }),
    body: UserImportPart,
    bodyLimitBytes,
    answer: UserImport,
    handle: async (call) => {
      await requireManager(call);
      const { importId, part } = call.params;
      const content = Buffer.from(call.body.contentBase64, 'base64');
      const made = await receivePart(parts, call, importId, { number: part, content });
      return importToWire(made, looking(call.caller, call.context));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: root,
    operation: 'customerUser.import.read',
    tag,
    summary: 'Your imports of people of a customer, newest first',
    params: CustomerPath,
    answer: UserImportList,
    handle: async ({ caller, scope, customer, context }) => {
      const of = { partnerId: scope.tenantId, customerId: customer.customerId };
      const found = await listImports(readerOf(db, scope), of, importsShown);
      return {
        ...collection(found.map((one) => importToWire(one, looking(caller, context)))),
        ...(parts.isStrict ? { limits: { rows: wholeRowsMax, bytes: wholeBytesMax } } : {}),
      };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:importId`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'One import, and how far it is',
    params: ImportPath,
    answer: UserImport,
    handle: async (call) =>
      importToWire(await get(call, call.params.importId), looking(call.caller, call.context)),
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:importId/rows`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'Rows of an import: what is wrong with each, and what became of it',
    params: ImportPath,
    query: Type.Object({
      show: Type.Optional(Type.String({ description: filters.join(', ') })),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      token: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: UserImportRows,
    handle: async (call) => {
      const { params, query, context, scope } = call;
      const found = await get(call, params.importId);
      const token = tokenGiven(query, context);
      const [after = '0'] = token ? readToken(token, 1) : [];
      const limit = query.size ?? 50;
      const filter = filters.find((one) => one === query.show) ?? 'all';
      const rows = await db.transaction(scope, (tx) =>
        listRows(tx, found, { after: Number.parseInt(after, 10) || 0, limit: limit + 1, filter }),
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        ...collection(page.map((row) => rowToWire(row, found, context.language))),
        ...(rows.length > limit && last ? { continuationToken: writeToken([String(last.rowNumber)]) } : {}),
      };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:importId/file`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'The file with its status column filled',
    file: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    params: ImportPath,
    handle: async (call) => {
      const found = await get(call, call.params.importId);
      const file = statusFile(rowsOf(found, 'all'), found.licenses, call.context.language);
      return answer(200, file, csvHeaders('Users_status.csv'));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:importId/corrections`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'The file to correct and send again, causes beside; of a finished import, its failed rows',
    file: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    params: ImportPath,
    query: Type.Object({ format: Format }),
    handle: async (call) => {
      const { params, query, context } = call;
      const found = await get(call, params.importId);
      const rows = rowsOf(found, found.startedAt === null ? 'all' : 'failed');
      if (query.format === 'xlsx' && found.rowsTotal <= workbookRowsMax)
        return answer(
          200,
          await correctionWorkbook(rows, context.language),
          workbookHeaders('Users_to_correct.xlsx'),
        );
      return answer(200, correctionFile(rows, context.language), csvHeaders('Users_to_correct.csv'));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:importId/start`,
    operation: 'customerUser.import',
    tag,
    summary: 'Have the people of a checked file made, with one location and the same licenses',
    params: ImportPath,
    body: UserImportStart,
    answer: UserImport,
    handle: async (call) => {
      const { caller, customer, params, body, context } = call;
      await requireManager(call);
      const licenses = body.licenses ?? [];
      if (licenses.length > 0) await directoryFor(mayInDirectory, caller, customer, 'assignLicenses');
      const wanted = { usageLocation: body.usageLocation, licenses };
      return importToWire(await saveImport(parts, call, params.importId, wanted), looking(caller, context));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:importId/passwords`,
    operation: 'customerUser.import',
    tag,
    summary: 'The temporary passwords as a CSV file, in this answer alone',
    params: ImportPath,
    answer: UserImportPasswords,
    oneTimeSecrets: ['file'],
    handle: async (call) => {
      await requireManager(call);
      const file = await takePasswords(parts, call, call.params.importId);
      return { fileName: 'Users_temporary_passwords.csv', file };
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: `${root}/:importId/undo`,
    operation: 'customerUser.import',
    tag,
    summary: 'Take an import back within the hour: who is untouched goes, who was changed since stays',
    params: ImportPath,
    answer: UserImport,
    handle: async (call) => {
      const { caller, customer, params, context } = call;
      await directoryFor(mayInDirectory, caller, customer, 'deleteUsers');
      return importToWire(await undoImport(parts, call, params.importId), looking(caller, context));
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: `${root}/:importId`,
    operation: 'customerUser.import',
    tag,
    summary: 'Throw away an import that nobody was made from',
    params: ImportPath,
    handle: async (call) => {
      await requireManager(call);
      await discardImport(parts, call, call.params.importId);
      return answer(204);
    },
  });
}
