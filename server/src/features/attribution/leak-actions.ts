import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Reader, TenantScope, Tx } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import { lockSubscription, reattribute } from '../subscription/index.ts';
import type { Leak, LeakKind } from './leak-model.ts';
import { leakKinds } from './leak-model.ts';
import type { LeakFacts } from './leak-rules.ts';
import { leakOf, suggestionFor } from './leak-rules.ts';
import { countLeaking, findLeaking, listFormerPartners, listIdsOnRecord, listLeaking } from './leak-store.ts';
import { findRecorded } from './ledger-store.ts';
import type { RecordedPartner } from './model.ts';

export interface LeakDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** The relationship with a customer as a request finds it; refuses where there is none. */
  readonly reach: (
    caller: Caller,
    customerId: string,
  ) => Promise<{ readonly customerId: string; readonly companyName: string }>;
}

/** What stands on record at a provider, and what is wrong with it. */
interface Survey {
  readonly facts: LeakFacts;
  readonly found: ReadonlyMap<string, RecordedPartner>;
  readonly kindOf: (onRecord: string | null) => LeakKind | null;
  readonly idsOf: (kind: LeakKind) => readonly string[];
}

async function survey(reader: Reader, { tenant }: Caller, ids: readonly string[]): Promise<Survey> {
  const [partners, former] = await Promise.all([
    findRecorded(reader, ids),
    listFormerPartners(reader, tenant.id),
  ]);
  const found = new Map([
    ...partners.map((one) => [one.globalPartnerId, one] as const),
    ...partners.map((one) => [one.locationPartnerId, one] as const),
  ]);
  const facts = { provider: { region: tenant.region ?? '', cloud: tenant.cloud }, former };
  const kindOf = (onRecord: string | null) =>
    leakOf(onRecord, onRecord === null ? undefined : found.get(onRecord), facts);
  const kinds = new Map(ids.map((id) => [id, kindOf(id)]));
  return { facts, found, kindOf, idsOf: (kind) => ids.filter((id) => kinds.get(id) === kind) };
}

export interface LeakPage {
  readonly kinds: readonly LeakKind[];
  readonly after: string | null;
  readonly limit: number;
}

/** Running subscriptions that earn nobody anything, with why and what mends each (9.2). */
export async function readLeaks(
  db: Database,
  caller: Caller,
  { kinds, after, limit }: LeakPage,
): Promise<Leak[]> {
  const reader = readerOf(db, tenantScope(caller.tenant.id));
  const seen = await survey(reader, caller, await listIdsOnRecord(reader, caller.tenant.id));
  const leaking = { nobody: kinds.includes('nobody'), partnerIds: kinds.flatMap(seen.idsOf) };
  const rows = await listLeaking(reader, caller.tenant.id, leaking, { after, limit });
  return rows.flatMap((row) => {
    const itsKind = seen.kindOf(row.onRecord);
    return itsKind ? [leakFrom(row, itsKind, seen)] : [];
  });
}

function leakFrom(row: Omit<Leak, 'kind' | 'found' | 'suggestion'>, kind: LeakKind, seen: Survey): Leak {
  const found = row.onRecord === null ? undefined : seen.found.get(row.onRecord);
  return { ...row, kind, found: found ?? null, suggestion: suggestionFor(row, kind, found, seen.facts) };
}

/** Everything that is wrong with a reseller on record. */
export const recordedKinds = leakKinds.filter((kind) => kind !== 'nobody');

/** How many have something wrong with the reseller on record, no further than one beyond the bound. */
export async function countFaultyRecords(reader: Reader, caller: Caller): Promise<number> {
  const seen = await survey(reader, caller, await listIdsOnRecord(reader, caller.tenant.id));
  const partnerIds = recordedKinds.flatMap(seen.idsOf);
  return countLeaking(reader, caller.tenant.id, { nobody: false, partnerIds }, leakCountMax);
}

/** Counted no further than this (pitfall 8). */
export const leakCountMax = 100;

/** How many there are of each kind, up to the bound; kinds without any are left out. */
export async function countLeaks(
  reader: Reader,
  caller: Caller,
): Promise<{ readonly kind: LeakKind; readonly count: number }[]> {
  const seen = await survey(reader, caller, await listIdsOnRecord(reader, caller.tenant.id));
  const counted = await Promise.all(
    leakKinds.map(async (kind) => {
      const leaking = { nobody: kind === 'nobody', partnerIds: seen.idsOf(kind) };
      return { kind, count: await countLeaking(reader, caller.tenant.id, leaking, leakCountMax) };
    }),
  );
  return counted.filter(({ count }) => count > 0);
}

export interface MendingCall {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

export interface MendOutcome {
  readonly subscriptionId: string;
  /** Name of the reseller on record now. */
  readonly reseller: string | null;
  readonly failure: Refusal | null;
}

/** Puts a reseller on record for each, or the one suggested for it; a refusal of one stops no other. */
export async function mendLeaks(
  deps: LeakDeps,
  call: MendingCall,
  items: readonly { readonly customerId: string; readonly subscriptionId: string }[],
  partnerId: string | null,
): Promise<MendOutcome[]> {
  const outcomes: MendOutcome[] = [];
  for (const { customerId, subscriptionId } of items) {
    try {
      const reseller = await mendOne(deps, call, customerId, subscriptionId, partnerId);
      outcomes.push({ subscriptionId, reseller, failure: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ subscriptionId, reseller: null, failure: error });
    }
  }
  return outcomes;
}

async function mendOne(
  { db, clock, reach }: LeakDeps,
  { caller, scope, context }: MendingCall,
  customerId: string,
  subscriptionId: string,
  wanted: string | null,
): Promise<string> {
  const customer = await reach(caller, customerId);
  return db.transaction(scope, async (tx) => {
    const present = await lockSubscription(tx, scope, customerId, subscriptionId);
    if (!present) return refuse('subscription-unknown');
    const partnerId = wanted ?? (await suggestedFor(tx, caller, customerId, subscriptionId));
    // Somebody else has mended it meanwhile.
    if (partnerId === present.resellerPartnerId) return present.resellerName ?? '';
    const at = clock.now();
    const credited = await reattribute(tx, { caller, customer, context, at }, present, partnerId);
    return credited?.name ?? '';
  });
}

async function suggestedFor(
  tx: Tx,
  caller: Caller,
  customerId: string,
  subscriptionId: string,
): Promise<string> {
  const row =
    (await findLeaking(tx, caller.tenant.id, customerId, subscriptionId)) ?? refuse('subscription-unknown');
  const seen = await survey(tx, caller, row.onRecord === null ? [] : [row.onRecord]);
  const kind = seen.kindOf(row.onRecord) ?? refuse('credit-nothing-to-mend');
  return leakFrom(row, kind, seen).suggestion?.partnerId ?? refuse('credit-no-suggestion');
}
