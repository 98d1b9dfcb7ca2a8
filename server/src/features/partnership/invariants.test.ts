import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../test/postgres.ts';
import { createTestDatabase } from '../../../test/postgres.ts';
import type { CallerTenant, Cloud } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import { MovableClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { openDatabase, systemScope, tenantScope } from '../../platform/db/index.ts';
import { randomIds } from '../../platform/ids/index.ts';
import { ownWordings } from '../declaration/own-wordings.ts';
import type { Asker } from '../invitation/index.ts';
import { issueLink, revokeLink } from '../invitation/index.ts';
import type { PartnerKind } from '../partner/index.ts';
import { createPartner } from '../partner/index.ts';
import { removePartnership, takeBackAdminAccess } from './actions.ts';
import { acceptLink, openLink } from './invitation-actions.ts';
import type { PartnershipParts } from './parts.ts';
import { listPartnerships } from './store.ts';

let database: TestDatabase;
let db: Database;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.app);
  owner = new pg.Client(database.owner);
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await db?.close();
  await database?.drop();
});

const kinds: readonly { kind: PartnerKind; region: string; cloud: Cloud }[] = [
  { kind: 'indirect-provider', region: 'united-states', cloud: 'global' },
  { kind: 'indirect-provider', region: 'europe', cloud: 'global' },
  { kind: 'indirect-provider', region: 'united-states', cloud: 'us-government' },
  { kind: 'indirect-reseller', region: 'united-states', cloud: 'global' },
  { kind: 'indirect-reseller', region: 'united-states', cloud: 'global' },
  { kind: 'indirect-reseller', region: 'europe', cloud: 'global' },
  { kind: 'indirect-reseller', region: 'united-states', cloud: 'us-government' },
  { kind: 'direct-partner', region: 'united-states', cloud: 'global' },
];

let numbers = 8_000_000;

/** The same eight companies for every run, under ids of their own. */
async function newWorld(): Promise<{
  companies: CallerTenant[];
  clock: MovableClock;
  parts: PartnershipParts;
}> {
  const clock = new MovableClock();
  const companies = kinds.map(
    ({ kind, region, cloud }): CallerTenant => ({
      id: randomUUID(),
      kind,
      name: `Company ${kind} ${region} ${cloud}`,
      country: 'US',
      region,
      cloud,
      programStatus: 'active',
      agreementSigned: true,
    }),
  );
  await db.transaction(systemScope('test'), async (tx) => {
    for (const { id, kind, name, country, region, cloud } of companies) {
      await createPartner(tx, {
        tenantId: id,
        kind: kind as PartnerKind,
        name,
        country,
        region: region ?? '',
        cloud,
        globalPartnerId: String(numbers++),
        locationPartnerId: String(numbers++),
        programStatus: 'active',
        agreementSignedAt: clock.now(),
        domain: `d${id}.example`,
        createdAt: clock.now(),
        currency: 'USD',
        creditLimit: '1000.00',
        contactName: 'A',
        contactEmail: 'a@company.example',
      });
    }
  });
  return {
    companies,
    clock,
    parts: {
      db,
      clock,
      ids: randomIds,
      publicUrl: 'https://portal.example',
      invitationDays: 90,
      areRelatedAsCustomer: async () => false,
      countCustomersByReseller: async () => new Map(),
    },
  };
}

function askerOf(caller: CallerTenant): Asker {
  return {
    caller: {
      tenant: caller,
      user: { id: caller.id, userPrincipalName: `admin@${caller.id}`, displayName: 'Admin' },
      applicationId: null,
      roles: ['global-admin'],
      secondFactor: true,
      language: 'en',
      sessionId: null,
    },
    correlationId: randomUUID(),
    language: 'en',
  };
}

/** How many rows each table holds, and the rows themselves of all but the activity log, behind row security. */
async function snapshot(): Promise<Map<string, string>> {
  const { rows: tables } = await owner.query(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  const contents = new Map<string, string>();
  for (const { tablename } of tables) {
    const { rows } = await owner.query(
      `select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as rows from ${tablename} t`,
    );
    contents.set(tablename, rows[0].rows);
  }
  return contents;
}

function changedTables(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after]
    .filter(([table, rows]) => before.get(table) !== rows)
    .map(([table]) => table)
    .sort();
}

interface LinkStep {
  readonly do: 'issue' | 'revoke' | 'open' | 'accept';
  readonly company: number;
  readonly link: number;
}
interface PairStep {
  readonly do: 'remove' | 'take-back';
  readonly company: number;
  readonly other: number;
}
interface WaitStep {
  readonly do: 'wait';
  readonly days: number;
}
type Step = LinkStep | PairStep | WaitStep;

const anyCompany = fc.nat(kinds.length - 1);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('issue' as const), company: fc.nat(2), link: fc.constant(0) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('accept' as const), company: anyCompany, link: fc.nat(5) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('open' as const, 'revoke' as const),
      company: anyCompany,
      link: fc.nat(5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('remove' as const, 'take-back' as const),
      company: anyCompany,
      other: anyCompany,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 60 }) }),
  },
);

/** What the product should hold after the steps so far, kept by a model of a few lines. */
interface Model {
  readonly links: {
    readonly token: string;
    readonly id: string;
    readonly issuer: CallerTenant;
    readonly lapsesAt: number;
    revoked: boolean;
  }[];
  readonly pairs: Set<string>;
  /** Pairs whose provider may administer the reseller's work account. */
  readonly access: Set<string>;
}

test('I1, I2, I3, I10, I11, I13: no sequence of links, acceptances and removals breaks them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
      const { companies, clock, parts } = await newWorld();
      const model: Model = { links: [], pairs: new Set(), access: new Set() };
      for (const step of [{ do: 'issue', company: 0, link: 0 } as const, ...steps]) {
        const before = await snapshot();
        const wrote = await take(step, { companies, clock, parts, model });
        const changed = changedTables(before, await snapshot());
        expect(changed, JSON.stringify(step)).toEqual(wrote);
        await expectSymmetry(companies, model);
      }
    }),
    { numRuns: 15 },
  );
}, 120_000);

const nothing: string[] = [];

/** Takes one step; answers with the tables it must have written to, and no others. */
async function take(
  step: Step,
  {
    companies,
    clock,
    parts,
    model,
  }: { companies: CallerTenant[]; clock: MovableClock; parts: PartnershipParts; model: Model },
): Promise<string[]> {
  if (step.do === 'wait') {
    clock.moveTo(new Date(clock.now().getTime() + step.days * 86_400_000));
    return nothing;
  }
  const own = companies[step.company] as CallerTenant;
  if (step.do === 'issue') {
    const { invitation, token } = await issueLink(parts, askerOf(own), { kind: 'partnership' });
    model.links.push({
      token,
      id: invitation.invitationId,
      issuer: own,
      lapsesAt: invitation.expiresAt?.getTime() ?? 0,
      revoked: false,
    });
    return ['audit_record', 'invitation'];
  }
  if ('other' in step) return end(step, own, companies[step.other] as CallerTenant, parts, model);
  const link = model.links[step.link % model.links.length] as Model['links'][number];
  const open = !link.revoked && clock.now().getTime() < link.lapsesAt;
  if (step.do === 'revoke') {
    const revoked = await refusedAs(revokeLink(parts, askerOf(own), ['partnership'], link.id));
    expect(revoked === null).toBe(own === link.issuer);
    if (own !== link.issuer || !open) return nothing;
    link.revoked = true;
    return ['audit_record', 'invitation'];
  }
  if (step.do === 'open') {
    // Opening records nothing (I10).
    expect((await refusedAs(openLink(parts, askerOf(own), link.token))) === null).toBe(open);
    return nothing;
  }
  const pair = `${link.issuer.id} ${own.id}`;
  const fits =
    own.kind === 'indirect-reseller' && own.region === link.issuer.region && own.cloud === link.issuer.cloud;
  const refusal = await refusedAs(acceptLink(parts, askerOf(own), link.token, { consent: true }));
  expect(refusal === null).toBe(open && fits);
  if (refusal !== null || model.pairs.has(pair)) return nothing;
  model.pairs.add(pair);
  model.access.add(pair);
  return ['audit_record', 'invitation', 'partnership'];
}

async function end(
  step: PairStep,
  own: CallerTenant,
  other: CallerTenant,
  parts: PartnershipParts,
  model: Model,
) {
  const pair = own.kind === 'indirect-provider' ? `${own.id} ${other.id}` : `${other.id} ${own.id}`;
  if (step.do === 'take-back') {
    await refusedAs(takeBackAdminAccess(parts, askerOf(own), other.id));
    // Access outlives the partnership, and only the reseller takes it back (C12, C13).
    return model.access.delete(`${other.id} ${own.id}`) ? ['audit_record', 'partnership'] : nothing;
  }
  const removal = {
    tenantId: other.id,
    declarationVersion: ownWordings['partnership-removal'].version,
    confirmed: true,
  };
  const refusal = await refusedAs(removePartnership(parts, askerOf(own), removal));
  expect(refusal === null).toBe(model.pairs.delete(pair));
  return refusal === null ? ['audit_record', 'partnership'] : nothing;
}

async function refusedAs(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

/** P lists R exactly if R lists P, and both exactly if the model says so; regions and clouds agree (I3, I13). */
async function expectSymmetry(companies: readonly CallerTenant[], model: Model): Promise<void> {
  const seen = { resellers: new Set<string>(), providers: new Set<string>() };
  for (const own of companies) {
    for (const side of ['resellers', 'providers'] as const) {
      const rows = await db.transaction(tenantScope(own.id), (tx) => listPartnerships(tx, own.id, { side }));
      for (const { tenantId } of rows) {
        const other = companies.find((one) => one.id === tenantId) as CallerTenant;
        expect([other.region, other.cloud]).toEqual([own.region, own.cloud]);
        seen[side].add(side === 'resellers' ? `${own.id} ${tenantId}` : `${tenantId} ${own.id}`);
      }
    }
  }
  expect(seen.resellers).toEqual(model.pairs);
  expect(seen.providers).toEqual(model.pairs);
}

test('of acceptance, revocation and removal at the same moment, whichever comes first, no half of one remains', async () => {
  const { companies, parts } = await newWorld();
  const [alder, birch] = [companies[0] as CallerTenant, companies[3] as CallerTenant];
  for (let round = 0; round < 10; round += 1) {
    const { invitation, token } = await issueLink(parts, askerOf(alder), { kind: 'partnership' });
    const removal = {
      tenantId: birch.id,
      declarationVersion: ownWordings['partnership-removal'].version,
      confirmed: true,
    };
    await Promise.all([
      refusedAs(acceptLink(parts, askerOf(birch), token, { consent: true })),
      refusedAs(revokeLink(parts, askerOf(alder), ['partnership'], invitation.invitationId)),
      refusedAs(removePartnership(parts, askerOf(alder), removal)),
      refusedAs(removePartnership(parts, askerOf(birch), { ...removal, tenantId: alder.id })),
    ]);
    // Each party's log tells the story the row tells: as many beginnings as ends, or one more while active.
    const { rows } = await owner.query(
      `select count(*) filter (where operation = 'create_partner_relationship')::int as made,
              count(*) filter (where operation = 'remove_partner_relationship')::int as ended
         from audit_record where tenant_id = $1`,
      [birch.id],
    );
    const {
      rows: [pair],
    } = await owner.query('select state from partnership where reseller_id = $1', [birch.id]);
    expect(rows[0].made - rows[0].ended).toBe(pair?.state === 'active' ? 1 : 0);
  }
});
