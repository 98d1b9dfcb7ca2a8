import type { Caller } from '../../access/caller.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findRegion } from '../market/index.ts';
import type { ListableProvider, ListingChange, ListingText, Representative } from './model.ts';
import { differing, listingProblems, representativeProblems, requireOpen, tidyListing } from './rules.ts';
import {
  findProvider,
  insertChangeRequest,
  lockChange,
  lockProvider,
  removeListing,
  saveChangeDecision,
  saveListing,
} from './store.ts';

export interface DirectoryParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface DirectoryAsker {
  readonly caller: Caller;
  readonly correlationId: string;
  readonly language: Language;
}

export const editing = systemScope('the operator looks after the provider directory');

export const countriesOf = (region: string): readonly string[] => findRegion(region)?.countries ?? [];

/** A provider says what its listing should say; the listing stays as it is (C4). */
export async function askForChange(
  { db, clock, ids }: DirectoryParts,
  asker: DirectoryAsker,
  asked: { readonly wanted: ListingText; readonly note: string },
): Promise<ListingChange> {
  const { caller } = asker;
  const scope = tenantScope(caller.tenant.id);
  const provider = (await findProvider(db, scope, caller.tenant.id)) ?? refuse('listing-unknown');
  const wanted = tidyListing(asked.wanted);
  refuseInputs(listingProblems(wanted, countriesOf(provider.region)));
  const changed = differing(provider.listing, wanted);
  if (Object.keys(changed).length === 0) refuse('listing-change-none');
  const change: ListingChange = {
    changeId: ids.guid(),
    providerId: provider.providerId,
    providerName: provider.name,
    wanted,
    note: asked.note.trim(),
    state: 'open',
    askedAt: clock.now(),
    askedByName: caller.user?.displayName ?? caller.tenant.name,
    decidedAt: null,
    decidedByName: null,
    reason: null,
  };
  await db.transaction(scope, async (tx) => {
    if (!(await insertChangeRequest(tx, change))) refuse('listing-change-open');
    await record(tx, asker, change, {
      operation: 'provider_listing_change_requested',
      oldValue: provider.listing ? pick(provider.listing, changed) : {},
      newValue: changed,
      at: change.askedAt,
    });
  });
  return change;
}

/** The provider takes its wish back while it waits. */
export function withdrawChange(
  { db, clock }: DirectoryParts,
  asker: DirectoryAsker,
  changeId: string,
): Promise<void> {
  return db.transaction(tenantScope(asker.caller.tenant.id), async (tx) => {
    const change = (await lockChange(tx, changeId)) ?? refuse('listing-change-unknown');
    requireOpen(change);
    await decide(tx, asker, change, { state: 'withdrawn', at: clock.now(), reason: null });
  });
}

export interface ChangeDecision {
  readonly apply: boolean;
  readonly reason: string;
  /** For a provider that was not listed yet. */
  readonly representative: Representative | null;
}

/** The vendor applies a wanted change, or declines it with a reason (C4). */
export function decideChange(
  { db, clock }: DirectoryParts,
  asker: DirectoryAsker,
  changeId: string,
  decision: ChangeDecision,
): Promise<void> {
  return db.transaction(editing, async (tx) => {
    const change = (await lockChange(tx, changeId)) ?? refuse('listing-change-unknown');
    requireOpen(change);
    const at = clock.now();
    if (!decision.apply) {
      if (decision.reason.trim() === '') refuseInputs([{ field: 'reason', problem: 'missing' }]);
      return decide(tx, asker, change, { state: 'declined', at, reason: decision.reason.trim() });
    }
    const provider = (await lockProvider(tx, change.providerId)) ?? refuse('listing-unknown');
    const representative = decision.representative ?? provider.listing?.representative;
    const named = representative ?? { name: '', email: '' };
    refuseInputs(representativeProblems(named));
    await saveListing(tx, provider.providerId, change.wanted, { representative: named, at });
    await decide(tx, asker, change, { state: 'applied', at, reason: null }, provider);
  });
}

export interface ListingSetting {
  readonly text: ListingText;
  readonly representative: Representative;
  readonly read: ReadVersion | null;
}

/** The vendor writes a listing by itself: there is no self-service edit (C4). */
export function setListing(
  { db, clock }: DirectoryParts,
  asker: DirectoryAsker,
  providerId: string,
  { text, representative, read }: ListingSetting,
): Promise<ListableProvider> {
  return db.transaction(editing, async (tx) => {
    const provider = (await lockProvider(tx, providerId)) ?? refuse('listing-unknown');
    refuseStale(read, provider.listing?.version ?? 'none');
    const wanted = tidyListing(text);
    refuseInputs([
      ...listingProblems(wanted, countriesOf(provider.region)),
      ...representativeProblems(representative),
    ]);
    const at = clock.now();
    await saveListing(tx, providerId, wanted, { representative, at });
    const changed = differing(provider.listing, wanted);
    await record(tx, asker, provider, {
      operation: 'provider_listing_updated',
      oldValue: provider.listing ? pick(provider.listing, changed) : {},
      newValue: changed,
      at,
    });
    return (await lockProvider(tx, providerId)) ?? refuse('listing-unknown');
  });
}

/** Takes a provider out of the directory. */
export function unlist(
  { db, clock }: DirectoryParts,
  asker: DirectoryAsker,
  providerId: string,
): Promise<void> {
  return db.transaction(editing, async (tx) => {
    const provider = await lockProvider(tx, providerId);
    if (!provider?.listing) return refuse('listing-unknown');
    await removeListing(tx, providerId);
    await record(tx, asker, provider, {
      operation: 'provider_listing_removed',
      oldValue: { listed: true },
      newValue: { listed: false },
      at: clock.now(),
    });
  });
}

const operationOf = {
  applied: 'provider_listing_change_applied',
  declined: 'provider_listing_change_declined',
  withdrawn: 'provider_listing_change_withdrawn',
} as const;

async function decide(
  tx: Tx,
  asker: DirectoryAsker,
  change: ListingChange,
  decision: {
    readonly state: 'applied' | 'declined' | 'withdrawn';
    readonly at: Date;
    readonly reason: string | null;
  },
  before: ListableProvider | null = null,
): Promise<void> {
  const by = asker.caller.user?.displayName ?? asker.caller.tenant.name;
  await saveChangeDecision(tx, change, { ...decision, by });
  const changed = differing(before?.listing ?? null, change.wanted);
  await record(tx, asker, change, {
    operation: operationOf[decision.state],
    oldValue:
      decision.state === 'applied' && before?.listing ? pick(before.listing, changed) : { state: 'open' },
    newValue: decision.state === 'applied' ? changed : { state: decision.state },
    at: decision.at,
  });
}

interface Recorded {
  readonly operation: string;
  readonly oldValue: object;
  readonly newValue: object;
  readonly at: Date;
}

/** The provider reads in its own log what the vendor did with its listing (I46). */
function record(
  tx: Tx,
  { caller, correlationId }: DirectoryAsker,
  { providerId }: { readonly providerId: string },
  { operation, oldValue, newValue, at }: Recorded,
): Promise<void> {
  return appendAuditEvent(
    tx,
    actorOf(caller, { correlationId }),
    {
      operation,
      resourceType: 'provider_listing',
      counterpartId: providerId,
      ...(caller.tenant.id === providerId ? {} : { copiesTo: [providerId] }),
      oldValue: { ...oldValue },
      newValue: { ...newValue },
    },
    at,
  );
}

const pick = (listing: ListingText, names: Partial<ListingText>) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, listing[name as keyof ListingText]]));
