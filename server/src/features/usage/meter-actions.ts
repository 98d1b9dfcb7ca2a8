import type { Caller } from '../../access/caller.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { MeterWithRates, RateStep } from './meter-model.ts';
import { plainDecimal, problemsOfMonth, problemsOfSteps, ratedMonthTouched } from './meter-rules.ts';
import type { RateKey } from './meter-store.ts';
import { lockMeter, removeRate, saveRate } from './meter-store.ts';

export interface MeterDeps {
  readonly db: Database;
  readonly clock: Clock;
}

export interface MeterCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
  readonly seen: ReadVersion | null;
}

/** Rates from a month on, or others in place of those already given for it. What has been rated stays as it is. */
export function giveRate(
  { db, clock }: MeterDeps,
  call: MeterCall,
  key: RateKey,
  wanted: readonly RateStep[],
): Promise<void> {
  const now = clock.now();
  const steps = wanted.map(({ from, rate }) => ({ from: plainDecimal(from), rate: plainDecimal(rate) }));
  return db.transaction(tenantScope(call.caller.tenant.id), async (tx) => {
    const meter = await changeableMeter(tx, call, key);
    refuseInputs([...problemsOfMonth(key.month, meter.effectiveDate, now), ...problemsOfSteps(steps)]);
    const before = periodOf(meter, key);
    await saveRate(tx, key, { steps, at: now, by: call.caller.user?.userPrincipalName ?? '' });
    await record(tx, call, 'set_usage_rate', { meter, key, before: before?.steps, after: steps }, now);
  });
}

/** Takes rates back that nothing has been rated with. Those before them count on. */
export function withdrawRate({ db, clock }: MeterDeps, call: MeterCall, key: RateKey): Promise<void> {
  const now = clock.now();
  return db.transaction(tenantScope(call.caller.tenant.id), async (tx) => {
    const meter = await changeableMeter(tx, call, key);
    const before = periodOf(meter, key) ?? refuse('not-found');
    await removeRate(tx, key);
    await record(tx, call, 'remove_usage_rate', { meter, key, before: before.steps }, now);
  });
}

async function changeableMeter(tx: Tx, { seen }: MeterCall, key: RateKey): Promise<MeterWithRates> {
  const meter = (await lockMeter(tx, key.meterId)) ?? refuse('not-found');
  if (!meter.periods.some(({ currency }) => currency === key.currency)) return refuse('not-found');
  refuseStale(seen, meter.version);
  const rated = ratedMonthTouched(meter, key.currency, key.month);
  return rated === null ? meter : refuse('usage-month-rated', { month: rated });
}

function periodOf(meter: MeterWithRates, { currency, month }: RateKey) {
  return meter.periods.find((one) => one.currency === currency && one.from === month);
}

function record(
  tx: Tx,
  { caller, context }: MeterCall,
  operation: string,
  of: {
    readonly meter: MeterWithRates;
    readonly key: RateKey;
    readonly before?: readonly RateStep[] | undefined;
    readonly after?: readonly RateStep[];
  },
  at: Date,
): Promise<void> {
  const { meter, key, before, after } = of;
  const value = (steps: readonly RateStep[]) => ({
    meterId: meter.meterId,
    name: meter.name,
    currency: key.currency,
    month: key.month,
    steps,
  });
  const event = {
    operation,
    resourceType: 'usage_meter',
    ...(before ? { oldValue: value(before) } : {}),
    ...(after ? { newValue: value(after) } : {}),
  };
  return appendAuditEvent(tx, actorOf(caller, context), event, at);
}
