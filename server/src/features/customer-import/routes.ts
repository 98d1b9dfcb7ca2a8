import Type from 'typebox';
import {
  CustomerImport,
  CustomerImportDraft,
  CustomerImportFile,
  CustomerImportList,
  CustomerImportRows,
  CustomerImportStart,
} from '../../../../contract/customer-import.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import {
  answer,
  collection,
  instant,
  present,
  readToken,
  tokenGiven,
  writeToken,
} from '../../platform/http/index.ts';
import { capacityOf } from '../customer/index.ts';
import { draftOf, requestUrl } from '../relationship/index.ts';
import type { CustomerImportParts } from './actions.ts';
import { beginImport, checkFile } from './actions.ts';
import { rowsMax } from './file-reading.ts';
import type { CustomerImport as StoredImport } from './model.ts';
import type { RowFilter } from './store.ts';
import { findImport, listImports, listRows } from './store.ts';
import { importToWire, rowToWire, statusFile, templateFile } from './wire.ts';

const tag = 'Customers (Twotier)';
const ImportPath = Type.Object({ importId: Type.String({ format: 'uuid' }) });
const root = '/twotier/v1/customerimports';
const importsShown = 100;
/** Base64 makes two megabytes a third longer. */
const bodyLimitBytes = 3 * 1024 * 1024;
const filters: readonly RowFilter[] = ['problems', 'drafts', 'listed'];

/** Existing customers from a file (C29): checked first, then drafted, never made customers from here. */
export function customerImportRoutes(routes: Routes, parts: CustomerImportParts): void {
  const { db } = parts;
  const get = async (scope: TenantScope, importId: string): Promise<StoredImport> =>
    (await findImport(readerOf(db, scope), scope.tenantId, importId)) ?? refuse('customer-import-unknown');

  routes.add({
    method: 'GET',
    path: `${root}/template`,
    operation: 'customer.import.read',
    tag,
    summary: 'The file to begin with, in the reader’s language',
    file: ['text/csv'],
    query: Type.Object({ language: Type.Optional(Type.String({ description: 'en, es, ru' })) }),
    handle: async ({ query, context }) => {
      const wanted = (['en', 'es', 'ru'] as const).find((one) => one === query.language);
      const file = templateFile((wanted ?? context.language) satisfies Language);
      return answer(200, Buffer.from(file), csvHeaders('Customers_template.csv'));
    },
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'customer.import',
    tag,
    summary: 'Read and check a file of existing customers; nothing else is done yet',
    body: CustomerImportFile,
    bodyLimitBytes,
    status: 201,
    answer: CustomerImport,
    handle: async ({ caller, body, context }) =>
      importToWire(
        await checkFile(
          parts,
          { caller, context },
          { fileName: body.fileName, content: Buffer.from(body.contentBase64, 'base64') },
        ),
      ),
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'customer.import.read',
    tag,
    summary: 'Your imports of customers, newest first',
    answer: CustomerImportList,
    handle: async ({ scope }) =>
      collection((await listImports(readerOf(db, scope), scope.tenantId, importsShown)).map(importToWire)),
  });

  routes.add({
    method: 'GET',
    path: `${root}/:importId`,
    operation: 'customer.import.read',
    tag,
    summary: 'One import, and how far it is',
    params: ImportPath,
    answer: CustomerImport,
    handle: async ({ scope, params }) => importToWire(await get(scope, params.importId)),
  });

  routes.add({
    method: 'GET',
    path: `${root}/:importId/rows`,
    operation: 'customer.import.read',
    tag,
    summary: 'Rows of an import: what is wrong with each, and what became of it',
    params: ImportPath,
    query: Type.Object({
      show: Type.Optional(Type.String({ description: filters.join(', ') })),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      token: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: CustomerImportRows,
    handle: async ({ scope, params, query, context }) => {
      await get(scope, params.importId);
      const token = tokenGiven(query, context);
      const [after = '0'] = token ? readToken(token, 1) : [];
      const limit = query.size ?? 50;
      const found = await db.transaction(scope, (tx) =>
        listRows(tx, scope.tenantId, params.importId, {
          after: Number.parseInt(after, 10) || 0,
          filter: filters.find((one) => one === query.show) ?? null,
          limit: limit + 1,
        }),
      );
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        ...collection(page.map((row) => rowToWire(row, context.language))),
        ...(found.length > limit && last ? { continuationToken: writeToken([String(last.rowNumber)]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:importId/file`,
    operation: 'customer.import.read',
    tag,
    summary: 'The file with its status column filled, to correct and send again',
    file: ['text/csv'],
    params: ImportPath,
    handle: async ({ scope, params, context }) => {
      await get(scope, params.importId);
      const rows = await db.transaction(scope, (tx) =>
        listRows(tx, scope.tenantId, params.importId, { after: 0, filter: null, limit: rowsMax }),
      );
      return answer(200, Buffer.from(statusFile(rows, context.language)), csvHeaders('Customers_status.csv'));
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:importId/start`,
    operation: 'customer.import',
    tag,
    summary: 'Draft requests for the usable rows; nothing is sent',
    params: ImportPath,
    body: CustomerImportStart,
    answer: CustomerImport,
    handle: async ({ caller, params, body, context }) =>
      importToWire(
        await beginImport(parts, { caller, context }, params.importId, body.delegatedAdmin ?? true),
      ),
  });

  routes.add({
    method: 'GET',
    path: `${root}/:importId/drafts/:row`,
    operation: 'customer.import',
    tag,
    summary: 'The message for one company, to be sent by your own means',
    params: Type.Object({ ...ImportPath.properties, row: Type.Integer({ minimum: 2 }) }),
    answer: CustomerImportDraft,
    handle: async ({ caller, scope, params, context }) => {
      const { linkToken, linkExpiresAt, delegatedAdmin } = await get(scope, params.importId);
      const [row] = await db.transaction(scope, (tx) =>
        listRows(tx, scope.tenantId, params.importId, { after: params.row - 1, filter: 'drafts', limit: 1 }),
      );
      if (!linkToken || row?.rowNumber !== params.row) return refuse('customer-import-unknown');
      const url = requestUrl(parts.publicUrl, linkToken);
      const { tenant } = caller;
      const { subject, text } = draftOf(
        {
          partner: tenant.name,
          provider: null,
          capacity: capacityOf(tenant.kind),
          delegatedAdmin: delegatedAdmin ?? true,
          url,
          expiresAt: linkExpiresAt,
        },
        context.language,
      );
      return present({
        companyName: row.cells.companyName,
        url,
        expiresAt: linkExpiresAt && instant(linkExpiresAt),
        open: linkExpiresAt === null || linkExpiresAt > parts.clock.now(),
        subject: `${subject} – ${row.cells.companyName}`,
        text,
      });
    },
  });
}
