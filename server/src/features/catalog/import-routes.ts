import Type from 'typebox';
import {
  CatalogImport,
  CatalogImportList,
  CatalogImportProblems,
  CatalogImportRequest,
} from '../../../../contract/catalog.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { repeatImport, startImport } from './import-actions.ts';
import { unreadableReasons } from './import-problem-texts.ts';
import { findImport, listImportProblems, listImports } from './import-store.ts';
import { importWire, problemWire } from './import-wire.ts';
import type { CatalogParts } from './parts.ts';

const tag = 'Catalog imports';
const root = '/twotier/v1/catalogimports';
const listed = 50;
const problemsUsual = 100;
const problemsMax = 1000;

/** A file of 20 MB, written as base64 inside JSON. */
const bodyLimitBytes = 28 * 1024 * 1024;

const ImportPath = Type.Object({ importId: Type.String({ format: 'uuid' }) });

/** The operator loads a catalog; progress and problems can be read while it runs. */
export function importRoutes(routes: Routes, parts: CatalogParts): void {
  routes.add({
    method: 'POST',
    path: root,
    operation: 'catalog.import',
    tag,
    summary: 'Import a catalog file',
    body: CatalogImportRequest,
    answer: CatalogImport,
    status: 202,
    bodyLimitBytes,
    handle: async ({ caller, context, body }) => {
      const content =
        body.contentBase64 !== undefined
          ? Buffer.from(body.contentBase64, 'base64')
          : Buffer.from(body.content ?? '', 'utf8');
      if (content.length === 0)
        refuse('import-file-unreadable', { why: unreadableReasons.empty[context.language] });
      return importWire(
        await startImport(parts, caller, context, {
          fileName: body.fileName,
          content,
          options: {
            country: body.country ?? null,
            currency: body.currency ?? null,
            publisher: body.publisher ?? null,
            sellable: body.sellable ?? true,
            dryRun: body.dryRun ?? false,
          },
        }),
      );
    },
  });
  routes.add({
    method: 'POST',
    path: `${root}/:importId/repeat`,
    operation: 'catalog.import',
    tag,
    summary: 'Run an import again',
    params: ImportPath,
    answer: CatalogImport,
    status: 202,
    handle: async ({ caller, context, params }) =>
      importWire(await repeatImport(parts, caller, context, params.importId)),
  });
  routes.add({
    method: 'GET',
    path: root,
    operation: 'catalog.import.read',
    tag,
    summary: 'The newest imports',
    answer: CatalogImportList,
    handle: async ({ scope }) => {
      const items = (await listImports(readerOf(parts.db, scope), listed)).map(importWire);
      return { totalCount: items.length, items };
    },
  });
  routes.add({
    method: 'GET',
    path: `${root}/:importId`,
    operation: 'catalog.import.read',
    tag,
    summary: 'One import and its progress',
    params: ImportPath,
    answer: CatalogImport,
    handle: async ({ scope, params }) =>
      importWire((await findImport(readerOf(parts.db, scope), params.importId)) ?? refuse('not-found')),
  });
  problemRoute(routes, parts);
}

function problemRoute(routes: Routes, parts: CatalogParts): void {
  routes.add({
    method: 'GET',
    path: `${root}/:importId/problems`,
    operation: 'catalog.import.read',
    tag,
    summary: 'What was wrong with the rows of an import',
    params: ImportPath,
    answer: CatalogImportProblems,
    query: Type.Object({
      severity: Type.Optional(Type.String({ enum: ['refuse', 'warn'] })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    handle: async ({ scope, params, query, context }) => {
      const reader = readerOf(parts.db, scope);
      if (!(await findImport(reader, params.importId))) refuse('not-found');
      const limit = Math.min(query.size || problemsUsual, problemsMax);
      const token = tokenGiven(query, context);
      const after = token ? Number(readToken(token, 1)[0]) : 0;
      if (!Number.isSafeInteger(after)) refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
      const rows = await listImportProblems(reader, params.importId, {
        after,
        severity: (query.severity as 'refuse' | 'warn' | undefined) ?? null,
        limit: limit + 1,
      });
      const shown = rows.slice(0, limit);
      return {
        totalCount: shown.length,
        items: shown.map((row) => problemWire(row, context.language)),
        ...(rows.length > limit
          ? { continuationToken: writeToken([String(shown.at(-1)?.number ?? 0)]) }
          : {}),
      };
    },
  });
}
