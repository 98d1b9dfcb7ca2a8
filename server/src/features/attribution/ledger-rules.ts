import { difference, negative, shareOf } from '../../platform/money/index.ts';
import { daysAfter, startOf } from '../subscription/term-rules.ts';
import type { Account, NewEntry, PaidFact, PostedEntry, RecordChange, RecordedPartner } from './model.ts';

const minuteMs = 60_000;

/** Credit counts by whole minutes, in UTC (D31). */
export function minuteOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / minuteMs) * minuteMs);
}

/** Changes one after the other; of several in one moment each begins where the one before it ended. */
export function inOrder(changes: readonly RecordChange[]): RecordChange[] {
  const waiting = [...changes].sort((one, other) => one.at.getTime() - other.at.getTime());
  const ordered: RecordChange[] = [];
  while (waiting.length > 0) {
    const last = ordered.at(-1);
    const moment = waiting[0]?.at.getTime();
    const fits = waiting.findIndex((one) => one.at.getTime() === moment && last && one.from === last.to);
    ordered.push(...waiting.splice(Math.max(fits, 0), 1));
  }
  return ordered;
}

/** Which PartnerID was on record at a moment; without any history it is the present one. */
export function recordedAt(
  changes: readonly RecordChange[],
  at: Date,
  present: string | null,
): string | null {
  const [first] = changes;
  if (!first) return present;
  return changes.filter((one) => one.at <= at).at(-1)?.to ?? (at < first.at ? first.from : null);
}

/**
 * Who is credited for what goes to a PartnerID (9.2): a reseller's own location in the provider's region, while
 * it is in the program (D19). A lapsed agreement takes nothing from what is on record (9.2 rule 2).
 */
export function accountOf(
  onRecord: string | null,
  found: RecordedPartner | undefined,
  provider: Pick<RecordedPartner, 'region'>,
): Account {
  const nobody = (withheld: Account['withheld']) => ({
    onRecord,
    resellerId: null,
    resellerPartnerId: null,
    withheld,
  });
  if (onRecord === null) return nobody('nobody-on-record');
  if (!found) return nobody('unknown-id');
  if (found.kind !== 'indirect-reseller') return nobody('not-reseller');
  if (found.locationPartnerId !== onRecord) return nobody('global-id');
  if (found.region !== provider.region) return nobody('other-region');
  if (found.programStatus !== 'active') return nobody('not-active');
  return { onRecord, resellerId: found.tenantId, resellerPartnerId: onRecord, withheld: null };
}

export interface Posting {
  readonly paid: PaidFact;
  readonly changes: readonly RecordChange[];
  /** On record at present: who is credited where no change was ever kept. */
  readonly present: string | null;
  /** What stands in the ledger of this source already, by step. */
  readonly posted: readonly PostedEntry[];
  readonly account: (partnerId: string | null) => Account;
}

/**
 * Entries of one charge that are still to be posted: the charge itself for whoever is on record when it is
 * made, then for each change of the reseller within its period a pair that moves the rest from the one to the
 * other. What is posted stays as it is, so that the ledger can only grow (D31).
 */
export function entriesOf({ paid, changes, present, posted, account }: Posting): NewEntry[] {
  const { startsAt, endsAt } = periodOf(paid);
  const ordered = inOrder(changes);
  const facts = {
    source: paid.source,
    productId: paid.productId,
    skuId: paid.skuId,
    offerName: paid.offerName,
    quantity: paid.quantity,
    basis: paid.amount,
    currency: paid.currency,
    endsAt,
  };
  const entries: NewEntry[] = [];
  let holder: Account | undefined = posted[0];
  if (!holder) {
    holder = account(recordedAt(ordered, paid.at, present));
    const { rule, amount } = paid;
    entries.push({ ...facts, ...holderOnly(holder), step: 0, rule, amount, bookedAt: startsAt, startsAt });
  }
  const within = ordered.filter((one) => one.at > paid.at && minuteOf(one.at) < endsAt);
  for (const [index, change] of within.entries()) {
    const step = 2 * index + 1;
    const known = posted.find((one) => one.step === step + 1);
    const next = known ?? account(change.to);
    if (!known) {
      const at = minuteOf(change.at);
      const rest = restFrom(paid, at);
      const moved = { ...facts, bookedAt: at, startsAt: at };
      entries.push(
        { ...moved, ...holderOnly(holder), step, rule: 'reseller-left', amount: negative(rest) },
        { ...moved, ...holderOnly(next), step: step + 1, rule: 'reseller-joined', amount: rest },
      );
    }
    holder = next;
  }
  return entries;
}

function holderOnly({ onRecord, resellerId, resellerPartnerId, withheld }: Account): Account {
  return { onRecord, resellerId, resellerPartnerId, withheld };
}

/** From the minute it was paid to the end of its last day. */
function periodOf({ at, from, to }: PaidFact): { readonly startsAt: Date; readonly endsAt: Date } {
  const startsAt = new Date(Math.max(minuteOf(at).getTime(), startOf(from).getTime()));
  const end = startOf(daysAfter(to, 1)).getTime();
  return { startsAt, endsAt: new Date(Math.max(end, startsAt.getTime() + minuteMs)) };
}

/**
 * What of a charge is still to be earned at a minute: all of it less what was earned, which alone is rounded.
 * So every entry after it is counted from the whole and nothing is lost.
 */
export function restFrom(paid: PaidFact, at: Date): string {
  const { startsAt, endsAt } = periodOf(paid);
  const minutes = (from: Date, to: Date) =>
    BigInt(Math.max(0, Math.round((to.getTime() - from.getTime()) / minuteMs)));
  const earned = shareOf(paid.amount, minutes(startsAt, at), minutes(startsAt, endsAt), paid.currency);
  return difference(paid.amount, earned);
}
