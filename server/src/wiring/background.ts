import { setTimeout as pause } from 'node:timers/promises';
import { auditSealer } from '../features/audit/index.ts';
import { importJobs } from '../features/catalog/index.ts';
import { importRunner } from '../features/customer-import/index.ts';
import { mailCarrier } from '../features/mail/index.ts';
import { userImportRunner } from '../features/user-import/index.ts';
import { deliveryBody, eventCarrier, sender, signingKeys } from '../features/webhook/index.ts';
import type { MovableClock } from '../platform/clock/index.ts';
import { realClock } from '../platform/clock/index.ts';
import { dueRunner } from '../platform/due/index.ts';
import type { Tracing } from '../platform/watch/index.ts';
import type { Wiring } from './wiring.ts';
import { dueWorksOf } from './works.ts';

/** So long a moved clock waits for servers of others that are told what happened on its way. */
const waitForOthersMs = 15_000;

export type Background = ReturnType<typeof background>;

/** What goes on while nobody asks: works that fall due, imports, mail, events, the seal of the activity log. */
export function background(wiring: Wiring, tracing: Tracing | null) {
  const { db, clock, settings, logger: log, keyring, reach } = wiring;
  const { publicUrl } = settings;
  const imports = importJobs({ db, clock, log });
  const customerImports = importRunner(db, clock, log);
  const userImports = userImportRunner(db, clock, log);
  const due = dueRunner({ db, clock, works: dueWorksOf(wiring), log });
  const mail = mailCarrier({
    db,
    smtpUrl: settings.smtpUrl,
    from: settings.mailFrom,
    publicUrl,
    brandOf: wiring.readLook,
    log,
  });
  const signing = signingKeys(db, keyring, new URL(publicUrl).hostname);
  const events = eventCarrier({
    db,
    clock,
    bodyOf: (event) => deliveryBody(event, publicUrl),
    send: sender({ keyring, reach, publicUrl, keys: signing, follow: tracing?.follow }),
    log,
  });
  const sealer = auditSealer({ db, realClock, log });

  return {
    imports,
    customerImports,
    userImports,
    due,
    events,
    sealer,
    /** What falls due does so by itself unless tests say when. */
    start: async (dueByItself: boolean) => {
      await imports.recover();
      userImports.wake();
      if (dueByItself) {
        due.start();
        sealer.start();
      }
      mail.start();
      events.start();
    },
    stop: async () => {
      await due.stop();
      await sealer.stop();
      await mail.stop();
      await events.stop();
      await imports.stop();
      await customerImports.idle();
      await userImports.stop();
    },
    /** Moves the demo clock there, with everything that its way brings about. */
    carryTo: async (demoClock: MovableClock, to: Date) => {
      const passed = to.getTime() - demoClock.now().getTime();
      await due.carryTo(demoClock, to);
      // What may stay silent while nobody looks is told once the clock stands.
      await due.catchUp();
      // Whoever does not answer holds up the clock for a while only; it goes on behind it.
      const carried = Promise.all([mail.pass(passed), events.pass(passed)]);
      await Promise.race([carried, pause(waitForOthersMs, undefined, { ref: false })]);
    },
    /** Does something while nothing else is at work on the data. */
    alone: async (work: () => Promise<void>) => {
      await imports.idle();
      await customerImports.idle();
      await userImports.idle();
      await due.alone(() => events.alone(() => sealer.alone(work)));
      signing.forget();
    },
  };
}
