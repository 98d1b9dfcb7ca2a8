import Type from 'typebox';
import type { MovableClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { targetTime } from './rules.ts';
import { keepFact } from './store.ts';

const ClockAnswer = Type.Object({ now: Type.String({ format: 'date-time' }) });

export interface EmulatorDeps {
  readonly db: Database;
  readonly clock: MovableClock;
  /** Moves the clock and does, in order, everything that falls due on the way. */
  readonly carryTo: (to: Date) => Promise<unknown>;
  /** Back to the demo world as first made. */
  readonly reset: () => Promise<void>;
}

/** Emulator controls: only registered in demo mode, so that elsewhere these addresses answer 404. */
export function emulatorRoutes(routes: Routes, { db, clock, carryTo, reset }: EmulatorDeps): void {
  const tag = 'Emulator (demo mode only)';
  routes.add({
    method: 'GET',
    path: '/emulator/v1/clock',
    operation: 'emulator.clock.read',
    tag,
    summary: 'What time it is in this installation',
    answer: ClockAnswer,
    handle: async () => ({ now: clock.now().toISOString() }),
  });
  routes.add({
    method: 'POST',
    path: '/emulator/v1/clock',
    operation: 'emulator.clock.set',
    tag,
    summary: 'Move the clock forward; answers once everything that fell due is done',
    body: Type.Object({
      advance: Type.Optional(Type.String({ description: 'ISO 8601 duration, e.g. P1M' })),
      now: Type.Optional(Type.String({ format: 'date-time' })),
    }),
    answer: ClockAnswer,
    handle: async ({ body, caller, context, scope }) => {
      const from = clock.now();
      const to = targetTime(from, body);
      await carryTo(to);
      await keepFact(db, 'clock-offset-ms', clock.offsetMs);
      await db.transaction(scope, (tx) =>
        appendAuditEvent(
          tx,
          actorOf(caller, context),
          {
            operation: 'clock_moved',
            resourceType: 'installation',
            oldValue: { now: from.toISOString() },
            newValue: { now: to.toISOString() },
          },
          clock.now(),
        ),
      );
      return { now: to.toISOString() };
    },
  });
  routes.add({
    method: 'POST',
    path: '/emulator/v1/reset',
    operation: 'emulator.reset',
    tag,
    status: 204,
    summary: 'Back to the demo world as first made, clock to real time',
    handle: async () => {
      await reset();
      return answer(204);
    },
  });
}
