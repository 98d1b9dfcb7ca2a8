import type { Readable } from 'node:stream';
import Type from 'typebox';
import { CreditEntries, CreditedCompanies, CreditTotals, creditRules } from '../../../../contract/credit.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { csvHeaders, csvStream } from '../../platform/csv/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { answer, readToken, writeToken } from '../../platform/http/index.ts';
import { catchUp } from './ledger-actions.ts';
import { listCredited, listLedger, listOwnLedger, listTotals } from './ledger-store.ts';
import { ledgerFile, lineToWire, ownLedgerFile, ownLineToWire, totalToWire } from './ledger-wire.ts';
import type { CreditRule, LedgerNarrowing } from './model.ts';
import { monthAway, monthOf, spanOf } from './month-rules.ts';
import { readSight } from './sight.ts';
import type { LedgerSight } from './sight-rules.ts';

export interface LedgerDeps {
  readonly db: Database;
  readonly clock: Clock;
}

const tag = 'Credit';
const pageSize = 25;
const sizeMax = 200;
const rowsAtOnce = 1000;
const narrowing = {
  reseller: Type.Optional(
    Type.String({ format: 'uuid', description: 'For providers: what this reseller is credited for' }),
  ),
  nobody: Type.Optional(Type.Boolean({ description: 'For providers: what nobody is credited for' })),
  rule: Type.Optional(Type.Enum([...creditRules])),
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '2026-11, in UTC' })),
};
const Narrowing = Type.Object(narrowing);

/** Who earned on what, and why: a provider sees all of it, a reseller its own lines (9.3, D52). */
export function ledgerRoutes(routes: Routes, deps: LedgerDeps): void {
  const { db, clock } = deps;

  routes.add({
    method: 'GET',
    path: '/twotier/v1/credit/entries',
    operation: 'credit.read',
    tag,
    summary: 'The ledger of credit, newest first',
    query: Type.Object({
      ...narrowing,
      size: Type.Optional(Type.Integer({ minimum: 1 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: CreditEntries,
    handle: async (call) => {
      const limit = Math.min(call.query.size ?? pageSize, sizeMax);
      const after = afterOf(call.query['MS-ContinuationToken']);
      const by = narrowingOf(call.query);
      const page = { after, limit: limit + 1 };
      const sight = await readSight(db, call.caller, 'credit.read');
      if (isReseller(call)) {
        const found = await listOwnLedger(db, call.scope, call.scope.tenantId, by, page, sight);
        return pageOf(found, limit, ownLineToWire);
      }
      if (sight !== null) return pageOf([], limit, lineToWire);
      await catchUp(db, clock.now(), call.scope.tenantId);
      const found = await listLedger(db, call.scope, call.scope.tenantId, by, page);
      return pageOf(found, limit, lineToWire);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/credit/entries/export',
    operation: 'credit.read',
    tag,
    summary: 'The same rows as a CSV file, however many',
    file: ['text/csv'],
    query: Narrowing,
    handle: async (call) => {
      if (!isReseller(call)) await catchUp(db, clock.now(), call.scope.tenantId);
      const sight = await readSight(db, call.caller, 'credit.read');
      return answer(200, file(db, call, call.context.language, sight), csvHeaders('Credit.csv'));
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/credit/totals',
    operation: 'credit.total.read',
    tag,
    summary: 'Credit by month and company',
    query: Type.Object({
      months: Type.Optional(Type.Integer({ minimum: 1, maximum: 36 })),
      company: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    answer: CreditTotals,
    handle: async (call) => {
      const { scope, query } = call;
      const since = monthAway(monthOf(clock.now()), 1 - (query.months ?? 12));
      const side = isReseller(call) ? 'reseller' : 'provider';
      if (side === 'provider') await catchUp(db, clock.now(), scope.tenantId);
      const of = { tenantId: scope.tenantId, side } as const;
      const sight = await readSight(db, call.caller, 'credit.total.read');
      const found = await listTotals(db, scope, of, since, query.company?.toLowerCase() ?? null, sight);
      return { since, ...(sight ? { locations: [...sight] } : {}), items: found.map(totalToWire) };
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/credit/resellers',
    operation: 'credit.read',
    tag,
    summary: 'Resellers credited in the last three years, by name',
    answer: CreditedCompanies,
    handle: async (call) => {
      if (isReseller(call) || (await readSight(db, call.caller, 'credit.read')) !== null)
        return { items: [] };
      const since = monthAway(monthOf(clock.now()), -36);
      const found = await listCredited(db, call.scope, call.scope.tenantId, since);
      return { items: found.map(({ resellerId, name }) => ({ id: resellerId, name })) };
    },
  });
}

function isReseller({ caller }: Pick<Call, 'caller'>): boolean {
  return caller.tenant.kind === 'indirect-reseller';
}

interface NarrowingQuery {
  readonly reseller?: string;
  readonly nobody?: boolean;
  readonly rule?: CreditRule;
  readonly month?: string;
}

function narrowingOf({ reseller, nobody, rule, month }: NarrowingQuery): LedgerNarrowing {
  const span = month === undefined ? null : spanOf(month);
  return {
    resellerId: reseller?.toLowerCase() ?? null,
    nobody: nobody ?? false,
    rule: rule ?? null,
    from: span?.from ?? null,
    before: span?.before ?? null,
  };
}

function afterOf(token: string | undefined) {
  if (token === undefined) return null;
  const [bookedAt = '', entryId = ''] = readToken(token, 2);
  const isEntry = !Number.isNaN(Date.parse(bookedAt)) && /^[0-9a-f-]{36}$/.test(entryId);
  return isEntry ? { bookedAt, entryId } : refuse('parameter-invalid', { problems: 'MS-ContinuationToken' });
}

interface Row {
  readonly entryId: string;
  readonly bookedAt: Date;
}

function pageOf<R extends Row>(found: readonly R[], limit: number, toWire: (row: R) => object) {
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    totalCount: page.length,
    items: page.map(toWire),
    ...(last ? { continuationToken: writeToken([last.bookedAt.toISOString(), last.entryId]) } : {}),
  };
}

function file(
  db: Database,
  call: Call<unknown, NarrowingQuery>,
  language: Language,
  sight: LedgerSight,
): Readable {
  const { scope } = call;
  const by = narrowingOf(call.query);
  if (isReseller(call)) {
    const { header, row } = ownLedgerFile(language);
    const parts = partsOf((page) => listOwnLedger(db, scope, scope.tenantId, by, page, sight));
    return csvStream(header, parts, (part) => part.map(row));
  }
  const { header, row } = ledgerFile(language);
  // Nothing of the provider's ledger is of the locations somebody is narrowed to.
  const parts = partsOf(async (page) =>
    sight === null ? await listLedger(db, scope, scope.tenantId, by, page) : [],
  );
  return csvStream(header, parts, (part) => part.map(row));
}

async function* partsOf<R extends Row>(
  read: (page: { after: { bookedAt: string; entryId: string } | null; limit: number }) => Promise<R[]>,
): AsyncGenerator<R[]> {
  let after: { bookedAt: string; entryId: string } | null = null;
  for (;;) {
    const part: R[] = await read({ after, limit: rowsAtOnce });
    if (part.length > 0) yield part;
    const last = part.at(-1);
    if (!last || part.length < rowsAtOnce) return;
    after = { bookedAt: last.bookedAt.toISOString(), entryId: last.entryId };
  }
}
