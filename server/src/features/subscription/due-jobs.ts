import type { Tx } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { appendAuditEvents } from '../audit/index.ts';
import { readDueCatalogs } from './due-catalog.ts';
import { actorOfDates } from './due-recording.ts';
import type { DueSubscription } from './due-store.ts';
import {
  dueScope,
  findDueSubscriptions,
  nextChargeDueAt,
  nextDueAt,
  takeDueSubscriptions,
  takeNextCharges,
  takeSpecialRenewals,
} from './due-store.ts';
import { lockAddonsOf, postCharges, saveSubscriptions } from './life-store.ts';
import type { Charge, DueStep, KeptSubscription } from './model.ts';
import type { LicenseMoves } from './ports.ts';
import { changeRecord } from './recording.ts';
import { renewTogether } from './renewal-job.ts';
import { lapse, renew } from './renewal-rules.ts';

/** One subscription that went a step further, dated with its own date. */
interface Step {
  readonly before: DueSubscription;
  readonly after: KeptSubscription;
  readonly charges: readonly Charge[];
  readonly at: Date;
}

/** What stored dates bring about for subscriptions, in the order in which one day does it (4.8.1). */
export function subscriptionWorks(licenses: LicenseMoves): readonly DueWork[] {
  const stepping = (step: DueStep, work: (tx: Tx, now: Date, limit: number) => Promise<number>): DueWork => ({
    name: `subscription.${step}`,
    next: (db) => nextDueAt(db, step),
    run: (db, now, limit) => db.transaction(dueScope, (tx) => work(tx, now, limit)),
  });
  const renewing = stepping('renew', async (tx, now, limit) => {
    const { taken, notRenewed } = await renewTogether(tx, now, limit);
    const ended = await findDueSubscriptions(tx, notRenewed);
    const left = taken < limit ? await takeSpecialRenewals(tx, now, limit - taken) : [];
    await keep(tx, licenses, [...ended.map(lapsed), ...(await renewAll(tx, left, now))]);
    return taken + left.length;
  });
  const lapsing = stepping('lapse', async (tx, now, limit) => {
    const due = await takeDueSubscriptions(tx, 'lapse', now, limit);
    await keep(tx, licenses, due.map(lapsed));
    return due.length;
  });
  return [changeBilling, { ...renewing, abreast: 2, atOnce: 200 }, lapsing];
}

/** Another billing cycle begins with the next charge (C57). */
const changeBilling: DueWork = {
  name: 'subscription.changeBilling',
  next: nextChargeDueAt,
  run: (db, now, limit) =>
    db.transaction(dueScope, async (tx) => {
      const due = await takeNextCharges(tx, now, limit);
      const steps = due.map((before): Step => {
        const at = before.nextChargeAt as Date;
        const after = {
          ...before,
          ...(before.nextCharge ?? {}),
          // Another billing is another price; the promotion was for the one that was bought (C57).
          promotion: null,
          cyclesFrom: at.toISOString().slice(0, 10),
          nextCharge: null,
          nextChargeAt: null,
        };
        return { before, after, charges: [], at };
      });
      await saveSubscriptions(
        tx,
        steps.map(({ after }) => after),
      );
      await record(tx, steps);
      return due.length;
    }),
};

function lapsed(before: DueSubscription): Step {
  const at = before.dueAt as Date;
  return { before, after: lapse(before, at), charges: [], at };
}

/** Renews what is renewed; what its product no longer allows expires instead. */
async function renewAll(tx: Tx, due: readonly DueSubscription[], now: Date): Promise<Step[]> {
  const catalogs = await readDueCatalogs(tx, due);
  return due.map((before) => {
    const renewed = renew(before, catalogs(before), now);
    if (!renewed) return lapsed(before);
    return { before, after: renewed.next, charges: [renewed.charge], at: renewed.next.termStartsAt };
  });
}

async function keep(tx: Tx, licenses: LicenseMoves, steps: readonly Step[]): Promise<void> {
  const all = [...steps, ...(await followers(tx, steps))];
  for (const { before, after } of all)
    if (after.quantity < before.quantity) await shrink(tx, licenses, after);
  await saveSubscriptions(
    tx,
    all.map(({ after }) => after),
  );
  for (const step of all)
    if (step.before.skuId !== step.after.skuId || step.before.productId !== step.after.productId)
      await carry(tx, licenses, step);
  await postCharges(
    tx,
    all.flatMap(({ after, charges, at }) =>
      charges.map((charge) => ({
        ...charge,
        partnerId: after.partnerId,
        subscriptionId: after.subscriptionId,
        chargedAt: at,
      })),
    ),
  );
  await record(tx, all);
}

/** Legacy add-ons end with their base (4.8.2). */
async function followers(tx: Tx, steps: readonly Step[]): Promise<Step[]> {
  const ended = steps.filter(({ before, after }) => before.status !== after.status);
  const found: Step[] = [];
  for (const [partnerId, ofPartner] of Map.groupBy(ended, ({ after }) => after.partnerId)) {
    const bases = new Map(ofPartner.map((step) => [step.after.subscriptionId, step]));
    for (const addon of await lockAddonsOf(tx, partnerId, [...bases.keys()])) {
      const base = bases.get(addon.parentSubscriptionId ?? '');
      const done = steps.some(({ after }) => after.subscriptionId === addon.subscriptionId);
      if (!base || done || addon.ruleSet !== 'legacy' || addon.status === base.after.status) continue;
      const { status, stageEndsAt } = base.after;
      const after = { ...lapse(addon, base.at), status, stageEndsAt };
      const { country, companyName } = base.before;
      found.push({ before: { ...addon, country, companyName }, after, charges: [], at: base.at });
    }
  }
  return found;
}

/** A smaller number for the next term takes licenses back from those who got theirs last (I28). */
async function shrink(tx: Tx, licenses: LicenseMoves, s: KeptSubscription): Promise<void> {
  await licenses.free(tx, s, s.quantity);
}

async function carry(tx: Tx, licenses: LicenseMoves, { before, after }: Step): Promise<void> {
  const { partnerId, customerId } = after;
  await licenses.move(tx, { partnerId, customerId, from: before, to: after, limit: after.quantity });
}

async function record(tx: Tx, steps: readonly Step[]): Promise<void> {
  const keyOf = ({ after, at }: Step) => `${after.partnerId} ${at.getTime()}`;
  for (const group of Map.groupBy(steps, keyOf).values()) {
    const [{ after, at }] = group as [Step, ...Step[]];
    await appendAuditEvents(
      tx,
      actorOfDates(after.partnerId),
      group.map((step) =>
        changeRecord(
          step.before.isTrial && !step.after.isTrial ? 'convert_trial_subscription' : 'update_subscription',
          step.before,
          step.after,
          step.charges,
          step.before.companyName,
        ),
      ),
      at,
    );
  }
}
