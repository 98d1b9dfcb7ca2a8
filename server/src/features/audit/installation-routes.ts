import type { Static } from 'typebox';
import Type from 'typebox';
import { InstallationAuditRecords } from '../../../../contract/installation-audit.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { csvHeaders, csvStream } from '../../platform/csv/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { findCompanies, readAllAudit, searchAllAudit } from './installation-store.ts';
import { auditFileHeader, auditFileRow, installationRecordToWire } from './installation-wire.ts';
import { companySearchOf, operatorWindow } from './rules.ts';

const tag = 'Audit';
const root = '/twotier/v1/installation/audit';
const sizePreset = 50;
const sizeMax = 500;
const rowsAtOnce = 1000;

const narrowing = {
  company: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Letters of a name, or a whole tenant id, PartnerID or domain',
    }),
  ),
  actor: Type.Optional(Type.String({ maxLength: 200, description: 'Login name, or id of an application' })),
  auditOperation: Type.Optional(Type.String({ maxLength: 100, description: 'Key of an operation' })),
  resourceType: Type.Optional(Type.String({ maxLength: 100 })),
  status: Type.Optional(Type.Enum(['succeeded', 'failed'])),
  startDate: Type.Optional(Type.String()),
  endDate: Type.Optional(Type.String()),
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
};
const Narrowing = Type.Object(narrowing);

/**
 * All activity logs, for the operator alone. Reading leaves no record, as reading nowhere does (I45); other
 * companies still see their own copies only (I46).
 */
export function installationAuditRoutes(
  routes: Routes,
  { db, clock }: { readonly db: Database; readonly clock: Clock },
): void {
  const searchOf = async (query: Static<typeof Narrowing>) => {
    const company = query.company?.trim();
    const actor = query.actor?.trim();
    const operation = query.auditOperation?.trim();
    return {
      ...operatorWindow(query.startDate, query.endDate, clock.now(), query.days),
      ...(company ? { companies: await findCompanies(db, companySearchOf(company)) } : {}),
      // A login name has no case, and is mostly kept in small letters.
      ...(actor ? { actor: [...new Set([actor, actor.toLowerCase()])] } : {}),
      ...(operation ? { operation } : {}),
      resourceType: query.resourceType,
      status: query.status,
    };
  };

  routes.add({
    method: 'GET',
    path: root,
    operation: 'installationAudit.read',
    tag,
    summary: 'Activity of all companies, newest first',
    query: Type.Object({
      ...narrowing,
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: InstallationAuditRecords,
    handle: async ({ query, context }) => {
      const limit = Math.min(query.size || sizePreset, sizeMax);
      const token = tokenGiven(query, context);
      const [occurredAt, recordId] = token ? readToken(token, 2) : [];
      const found = await searchAllAudit(db, {
        ...(await searchOf(query)),
        after: occurredAt && recordId ? { occurredAt, recordId } : undefined,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(installationRecordToWire),
        ...(last ? { continuationToken: writeToken([last.occurredAt.toISOString(), last.recordId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/export`,
    operation: 'installationAudit.read',
    tag,
    summary: 'Activity of all companies as a CSV file, narrowed as the list is',
    file: ['text/csv'],
    query: Narrowing,
    handle: async ({ query, context }) => {
      const parts = readAllAudit(db, { ...(await searchOf(query)), limit: rowsAtOnce });
      const file = csvStream(auditFileHeader[context.language], parts, (part) => part.map(auditFileRow));
      return answer(200, file, csvHeaders('Activity.csv'));
    },
  });
}
