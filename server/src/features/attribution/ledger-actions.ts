import type { Database, Tx } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { listOnRecord, postBatches, takeCreditBatches } from './ledger-batch-store.ts';
import { accountOf, entriesOf } from './ledger-rules.ts';
import type { DeliveredLine, SoldSubscription, SubscriptionKey } from './ledger-store.ts';
import { findNextFact, findRecorded, postEntries, readCreditFacts, takeCreditFacts } from './ledger-store.ts';
import type { NewEntry, PaidFact, RecordedPartner } from './model.ts';
import { daysPaidWith } from './paid-rules.ts';

const posting = systemScope('the ledger of credit follows orders, charges and attribution');

/** Brings the ledger up with what has happened. Behind all work of dates that charges or bills something. */
export const creditWork: DueWork = {
  name: 'attribution.post',
  next: (db) => db.transaction(posting, findNextFact),
  run: (db, now, limit) => postWaiting(db, now, limit, null),
  follows: true,
  abreast: 2,
};

/** So much at once for one provider, before its own people read: an order of a moment ago is there. */
const readAheadMax = 200;

export async function catchUp(db: Database, now: Date, providerId: string): Promise<void> {
  await postWaiting(db, now, readAheadMax, providerId);
}

function postWaiting(db: Database, now: Date, limit: number, providerId: string | null): Promise<number> {
  return db.transaction(posting, async (tx) => {
    const posted = await postTogether(tx, now, limit, providerId);
    const facts = await takeCreditFacts(tx, now, limit, providerId);
    const named = new Map(
      facts.map((one) => [keyOf(one), { partnerId: one.partnerId, subscriptionId: one.subscriptionId }]),
    );
    if (named.size > 0) await postEntries(tx, await missingEntries(tx, [...named.values()]));
    return posted + facts.length;
  });
}

/** Charges and cycles by the thousand; answers how many. What is not plain among them waits apart afterwards. */
async function postTogether(tx: Tx, now: Date, limit: number, providerId: string | null): Promise<number> {
  const batches = await takeCreditBatches(tx, now, limit, providerId);
  if (batches.length === 0) return 0;
  const known = await listOnRecord(tx, batches);
  const byNumber = await partnersByNumber(
    tx,
    known.map(({ onRecord }) => onRecord),
  );
  const accounts = known.map(({ partnerId, onRecord, region }) => ({
    ...accountOf(onRecord, byNumber.get(onRecord ?? ''), { region }),
    partnerId,
  }));
  await postBatches(tx, batches, accounts);
  return batches.reduce((sum, { size }) => sum + size, 0);
}

async function partnersByNumber(
  tx: Tx,
  numbers: readonly (string | null)[],
): Promise<ReadonlyMap<string, RecordedPartner>> {
  const wanted = new Set(numbers.filter((one) => one !== null));
  if (wanted.size === 0) return new Map();
  const partners = await findRecorded(tx, [...wanted]);
  return new Map([
    ...partners.map((one) => [one.globalPartnerId, one] as const),
    ...partners.map((one) => [one.locationPartnerId, one] as const),
  ]);
}

const keyOf = ({ partnerId, subscriptionId }: SubscriptionKey) => `${partnerId} ${subscriptionId}`;

async function missingEntries(
  tx: Tx,
  of: readonly SubscriptionKey[],
): Promise<(NewEntry & SubscriptionKey)[]> {
  const facts = await readCreditFacts(tx, of);
  const byNumber = await partnersByNumber(tx, [
    ...facts.sold.map((one) => one.onRecord),
    ...facts.changes.flatMap(({ from, to }) => [from, to]),
  ]);
  const changes = Map.groupBy(facts.changes, keyOf);
  const posted = Map.groupBy(facts.posted, (one) => `${keyOf(one)} ${one.source}`);
  const sold = new Map(facts.sold.map((one) => [keyOf(one), one]));
  return [...paidFacts(facts, sold)].flatMap(({ paid, of: s }) =>
    entriesOf({
      paid,
      changes: changes.get(keyOf(s)) ?? [],
      present: s.onRecord,
      posted: posted.get(`${keyOf(s)} ${paid.source}`) ?? [],
      account: (id) => accountOf(id, id === null ? undefined : byNumber.get(id), s),
    }).map((entry) => ({ ...entry, partnerId: s.partnerId, subscriptionId: s.subscriptionId })),
  );
}

interface Paid {
  readonly paid: PaidFact;
  readonly of: SoldSubscription;
}

function* paidFacts(
  { lines, charges, cycles }: Awaited<ReturnType<typeof readCreditFacts>>,
  sold: ReadonlyMap<string, SoldSubscription>,
): Generator<Paid> {
  for (const line of lines) {
    const of = sold.get(keyOf(line));
    if (of) yield { of, paid: paidWithOrder(line, of) };
  }
  for (const { chargeId, reason, ...charge } of charges) {
    const of = sold.get(keyOf(charge));
    const { productId, skuId, offerName } = of ?? { productId: '', skuId: '', offerName: '' };
    if (of)
      yield {
        of,
        paid: { ...charge, source: `charge ${chargeId}`, rule: reason, productId, skuId, offerName },
      };
  }
  for (const { invoiceId, lineNumber, ...cycle } of cycles) {
    const of = sold.get(keyOf(cycle));
    const at = new Date(`${cycle.from}T00:00:00Z`);
    if (of) yield { of, paid: { ...cycle, source: `cycle ${invoiceId} ${lineNumber}`, rule: 'cycle', at } };
  }
}

function paidWithOrder(line: DeliveredLine, of: SoldSubscription): PaidFact {
  // What is delivered later than it was ordered is credited from its first minute.
  const at = line.transactionType === 'New' && of.createdAt > line.orderedAt ? of.createdAt : line.orderedAt;
  return {
    source: `order ${line.orderId} ${line.lineNumber}`,
    rule: line.transactionType === 'AddQuantity' ? 'more-licenses' : 'purchase',
    at,
    quantity: line.quantity,
    amount: line.amount,
    currency: line.currency,
    ...daysPaidWith(line, of, at),
    productId: of.productId,
    skuId: of.skuId,
    offerName: line.offerName,
  };
}
