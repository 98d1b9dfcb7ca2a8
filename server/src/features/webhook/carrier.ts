import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { letPass } from '../../platform/due/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { postMail } from '../mail/index.ts';
import type { ParkedInRow } from './delivery-store.ts';
import {
  anythingWaits,
  bringAttemptsForward,
  carrying,
  countInRow,
  forgetOld,
  nextForgotten,
  parkWaiting,
  settleAttempt,
  takeWaiting,
  untilNextAttempt,
} from './delivery-store.ts';
import type { HandingOver } from './handing-over.ts';
import { handOver } from './handing-over.ts';
import type { Attempt, Outgoing } from './model.ts';
import { deliveryDays, isTaken, nextAttempt, parkedInRowMax, testDays } from './rules.ts';
import { saveState } from './store.ts';

export interface EventCarrier {
  start(): void;
  stop(): Promise<void>;
  /** Looks now instead of at the next turn. */
  soon(): void;
  /** Hands over what has happened and carries what waits; answers how many deliveries were attempted. */
  carry(): Promise<number>;
  /** The demo clock has been moved by so much: carries what fell due on the way, and again where it failed. Never throws. */
  pass(ms: number): Promise<void>;
  /** Does something while nothing is being carried. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface EventCarrierParts extends Pick<HandingOver, 'bodyOf'> {
  readonly db: Database;
  readonly clock: Clock;
  readonly send: (delivery: Outgoing) => Promise<Attempt>;
  readonly log: { error(details: object, message: string): void };
  readonly everyMs?: number;
}

/**
 * Brings events to the addresses of companies, in real time: each process of an installation runs one,
 * and no delivery is carried by two at once.
 */
export function eventCarrier({
  db,
  clock,
  send,
  bodyOf,
  log,
  everyMs = 2000,
}: EventCarrierParts): EventCarrier {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const now = () => clock.now();

  async function carryAll(): Promise<number> {
    await handOver({ db, bodyOf, now });
    let carried = 0;
    while (!stopped && (await anythingWaits(db))) {
      const taken = await takeWaiting(db);
      // Another process was faster.
      if (taken.length === 0) break;
      await Promise.all(taken.map(carryOne));
      carried += taken.length;
    }
    return carried;
  }

  async function carryOne(delivery: Outgoing): Promise<void> {
    const attempt = await send(delivery);
    await db.transaction(carrying, (tx) => settle(tx, delivery, attempt, now()));
  }

  /** One after the other: nobody resets the world under a delivery. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const result = underWay.then(work);
    underWay = result.catch(() => {});
    return result;
  }

  const carry = () => alone(carryAll);
  const attempts = {
    untilNext: () => untilNextAttempt(db),
    bringForward: (ms: number) => bringAttemptsForward(db, ms),
    makeDue: carryAll,
  };

  function look(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await carry().catch((error: unknown) =>
        log.error({ err: error }, 'events were not carried; they are tried again'),
      );
      if (!stopped) look(everyMs);
    }, afterMs);
    timer.unref();
  }

  let started = false;
  return {
    start: () => {
      started = true;
      look(everyMs);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
    soon: () => {
      if (started && !stopped) look(0);
    },
    carry,
    pass: (ms) =>
      alone(() => letPass(attempts, ms)).catch((error: unknown) =>
        log.error({ err: error }, 'events were not carried on the way of the clock; they are tried again'),
      ),
    alone,
  };
}

/** Writes down an attempt and what follows from it, all in one. */
async function settle(tx: Tx, delivery: Outgoing, attempt: Attempt, at: Date): Promise<void> {
  const taken = isTaken(attempt.status);
  const again = taken ? null : nextAttempt(delivery.attempts, attempt.at);
  const state = taken ? 'delivered' : again ? 'waiting' : 'parked';
  const settled = await settleAttempt(tx, delivery, attempt, { state, at: again });
  // A test that fails says nothing of what the company would have been told.
  if (!settled || state === 'waiting' || (delivery.isTest && !taken)) return;
  const row = await countInRow(tx, delivery, !taken);
  if (!taken && row && row.inRow >= parkedInRowMax) await switchOff(tx, delivery, row, at);
}

async function switchOff(tx: Tx, delivery: Outgoing, row: ParkedInRow, at: Date): Promise<void> {
  if (!(await saveState(tx, delivery, 'disabled'))) return;
  const parked = await parkWaiting(tx, delivery);
  await appendAuditEvent(
    tx,
    {
      tenantId: delivery.tenantId,
      userId: null,
      name: 'Twotier',
      applicationId: null,
      correlationId: randomUUID(),
    },
    {
      operation: 'disable_webhook',
      resourceType: 'webhook',
      oldValue: { id: delivery.webhookId, state: 'active' },
      newValue: { id: delivery.webhookId, state: 'disabled' },
      details: { Address: row.url, Parked: String(parked + row.inRow) },
    },
    at,
  );
  if (row.alertEmail === null) return;
  await postMail(tx, {
    kind: 'webhook-disabled',
    to: [{ tenantId: delivery.tenantId, email: row.alertEmail }],
    facts: { url: row.url, count: row.inRow },
    path: `/settings/webhooks/${delivery.webhookId}`,
    at,
  });
}

/** What was sent is not kept for ever: test events seven days (domain rules 8), others as long as the log. */
export const deliveryPurge: DueWork = {
  name: 'webhook.delivery.forget',
  next: (db) => nextForgotten(db, testDays, deliveryDays),
  run: (db, now, limit) => forgetOld(db, { now, testDays, days: deliveryDays, limit }),
};
