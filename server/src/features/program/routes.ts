import Type from 'typebox';
import {
  OwnProgram,
  ProgramDecision,
  ProgramPartner,
  ProgramPartners,
  ProgramRules,
  programStatuses,
} from '../../../../contract/program.ts';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { instant, present, readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { ProgramParts } from './actions.ts';
import { decideStanding, returnToProgram, setRules } from './actions.ts';
import type { ProgramPartner as Partner } from './model.ts';
import { meetsFloor } from './rules.ts';
import { findPartner, listPartners, readRules, running } from './store.ts';

const tag = 'Program';
const root = '/twotier/v1/program';

const standingToWire = (of: Partner) =>
  present({
    status: of.status,
    reason: of.reason,
    decidedAt: of.decidedAt ? instant(of.decidedAt) : null,
    returnsAt: of.returnsAt ? instant(of.returnsAt) : null,
    reviewAt: of.reviewAt ? instant(of.reviewAt) : null,
    revenue: of.revenue.map(({ currency, amount, floor }) => ({
      currency,
      amount: Number(amount),
      ...(floor ? { floor: Number(floor) } : {}),
    })),
    meetsFloor: meetsFloor(of.revenue),
  });

const partnerToWire = (of: Partner) => ({
  ...standingToWire(of),
  tenantId: of.tenantId,
  name: of.name,
  kind: of.kind,
  country: of.country,
  partnerId: of.partnerId,
});

/** The vendor's program: thresholds, who is restricted or out, and why (C111). */
export function programRoutes(routes: Routes, parts: ProgramParts): void {
  const { db, clock } = parts;

  async function ownStanding(scope: TenantScope) {
    const now = clock.now();
    const own = (await findPartner(db, scope, now)) ?? refuse('not-found');
    const { enforced } = await db.transaction(scope, readRules);
    const mayReturn = own.status === 'deauthorized' && (own.returnsAt === null || own.returnsAt <= now);
    return { ...standingToWire(own), enforced, mayReturn };
  }

  routes.add({
    method: 'GET',
    path: `${root}/own`,
    operation: 'program.own.read',
    tag,
    summary: 'Where your company stands in the program, and what its anniversary will look at',
    answer: OwnProgram,
    handle: ({ scope }) => ownStanding(scope),
  });

  routes.add({
    method: 'POST',
    path: `${root}/own/return`,
    operation: 'program.own.return',
    tag,
    summary: 'Come back to the program a year after the authorization ended; the vendor verifies you anew',
    answer: OwnProgram,
    handle: async ({ caller, scope, context }) => {
      const { correlationId, language } = context;
      const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
      await returnToProgram(parts, { caller, correlationId }, (at) => dates.format(at));
      return ownStanding(scope);
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/partners`,
    operation: 'program.partner.list',
    tag,
    summary: 'Partners by name, with status and revenue',
    query: Type.Object({
      status: Type.Optional(Type.Enum([...programStatuses])),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: ProgramPartners,
    handle: async ({ query, context }) => {
      const limit = query.size ?? 40;
      const token = tokenGiven(query, context);
      const [name, id] = token ? readToken(token, 2) : [];
      const found = await listPartners(db, {
        status: query.status ?? null,
        after: name !== undefined && id ? { name, id } : null,
        limit: limit + 1,
        now: clock.now(),
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map(partnerToWire),
        ...(last ? { continuationToken: writeToken([last.name, last.tenantId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/partners/:tenantId/decision`,
    operation: 'program.partner.decide',
    tag,
    summary: 'Restrict a partner, lift that, or end its authorization',
    params: Type.Object({ tenantId: Type.String({ format: 'uuid' }) }),
    body: ProgramDecision,
    answer: ProgramPartner,
    handle: async ({ caller, context, params, body }) => {
      const { tenantId } = params;
      await decideStanding(parts, { caller, correlationId: context.correlationId }, tenantId, body);
      const now = clock.now();
      return partnerToWire((await findPartner(db, tenantScope(tenantId), now)) ?? refuse('not-found'));
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/rules`,
    operation: 'program.partner.list',
    tag,
    summary: 'Thresholds per currency, and whether they are enforced',
    answer: ProgramRules,
    handle: async () => rulesToWire(await db.transaction(running, readRules)),
  });

  routes.add({
    method: 'PUT',
    path: `${root}/rules`,
    operation: 'program.rules.set',
    tag,
    summary: 'Set the thresholds, and whether they are enforced',
    body: ProgramRules,
    answer: ProgramRules,
    handle: async ({ caller, context, body }) =>
      rulesToWire(await setRules(parts, { caller, correlationId: context.correlationId }, body)),
  });
}

function rulesToWire({ enforced, thresholds }: Awaited<ReturnType<typeof readRules>>) {
  return { enforced, thresholds: thresholds.map((one) => ({ ...one })) };
}
