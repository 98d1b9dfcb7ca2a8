import Type from 'typebox';
import {
  UserImport,
  UserImportFile,
  UserImportList,
  UserImportPasswords,
  UserImportReport,
  UserImportStart,
} from '../../../../contract/user-import.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import type { CustomerCall, RequestContext, Routes } from '../../platform/http/index.ts';
import { answer, collection } from '../../platform/http/index.ts';
import { CustomerPath, directoryFor } from '../license/index.ts';
import type { ImportCall, UserImportParts } from './actions.ts';
import { checkFile, keyIn, takePasswords } from './actions.ts';
import { saveImport } from './saving.ts';
import { findImport, listImports, listRows } from './store.ts';
import type { Looking } from './wire.ts';
import { importToWire, rowToWire } from './wire.ts';
import { statusFile, templateFile } from './written-files.ts';

const tag = 'Users and licenses';
const root = '/twotier/v1/customers/:customerId/userimports';
const ImportPath = Type.Object({ ...CustomerPath.properties, importId: Type.String({ format: 'uuid' }) });
const importsShown = 50;
/** Base64 makes one megabyte a third longer; a larger file is told that it is too large. */
const bodyLimitBytes = 2 * 1024 * 1024;

/** Many people of a customer from one file (C71): checked first, then made in the background. */
export function userImportRoutes(routes: Routes, parts: UserImportParts): void {
  const { db, mayInDirectory } = parts;
  const looking = (caller: Caller, context: RequestContext): Looking => ({
    userId: caller.user?.id ?? null,
    language: context.language,
  });
  const requireManager = ({ caller, customer }: Pick<CustomerCall, 'caller' | 'customer'>) =>
    directoryFor(mayInDirectory, caller, customer, 'manageUsers');
  const get = (call: ImportCall, importId: string) =>
    db.transaction({ kind: 'tenant', tenantId: call.caller.tenant.id }, async (tx) => {
      const key = keyIn(call, importId);
      const found = (await findImport(tx, key)) ?? refuse('user-import-unknown');
      return { found, rows: await listRows(tx, key) };
    });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/template`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'The file to begin with, in the reader’s language',
    params: CustomerPath,
    query: Type.Object({ language: Type.Optional(Type.String({ description: 'en, es, ru' })) }),
    answer: Type.String({ description: 'text/csv' }),
    handle: async ({ query, context }) => {
      const wanted = (['en', 'es', 'ru'] as const).find((one) => one === query.language);
      const file = templateFile(wanted ?? context.language);
      return answer(200, Buffer.from(file), csvHeaders('Users_template.csv'));
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'customerUser.import',
    tag,
    summary: 'Read and check a file of people; nobody is made yet',
    params: CustomerPath,
    body: UserImportFile,
    bodyLimitBytes,
    status: 201,
    answer: UserImport,
    handle: async (call) => {
      await requireManager(call);
      const { fileName, contentBase64 } = call.body;
      const content = Buffer.from(contentBase64, 'base64');
      const made = await checkFile(parts, call, { fileName, content });
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
      const found = await db.transaction(scope, (tx) => listImports(tx, of, importsShown));
      return collection(found.map((one) => importToWire(one, looking(caller, context))));
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:importId`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'One import with its rows: what is wrong with each, and what became of it',
    params: ImportPath,
    answer: UserImportReport,
    handle: async (call) => {
      const { caller, params, context } = call;
      const { found, rows } = await get(call, params.importId);
      return {
        ...importToWire(found, looking(caller, context)),
        items: rows.map((row) => rowToWire(row, found, context.language)),
      };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: `${root}/:importId/file`,
    operation: 'customerUser.import.read',
    tag,
    summary: 'The file with its status column filled, to correct and send again',
    params: ImportPath,
    answer: Type.String({ description: 'text/csv' }),
    handle: async (call) => {
      const { found, rows } = await get(call, call.params.importId);
      const text = statusFile(rows, found.licenses, call.context.language);
      return answer(200, Buffer.from(text), csvHeaders('Users_status.csv'));
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
}
