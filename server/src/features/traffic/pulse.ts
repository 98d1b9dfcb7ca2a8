import { randomUUID } from 'node:crypto';
import { realClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { TrafficLog } from '../../platform/watch/index.ts';
import { keptHours, processSeconds } from './rules.ts';
import { countProcesses, forgetMinutes, saveMinutes } from './store.ts';

/** Puts down what this process answered, and learns how many others there are. */
export interface Pulse {
  start(): void;
  stop(): void;
  /** At once; otherwise every few seconds. */
  beat(): Promise<void>;
  processes(): number;
}

export interface PulseParts {
  readonly db: Database;
  readonly log: TrafficLog;
  /** Processes share the limits: each allows its part. */
  readonly shareAmong: (processes: number) => void;
  readonly logger: { error(details: object, message: string): void };
}

const beatMs = 15_000;
const sampleMs = 1000;
const beatsPerCleaning = 240;

export function pulse({ db, log, shareAmong, logger }: PulseParts): Pulse {
  const processId = randomUUID();
  let timers: NodeJS.Timeout[] = [];
  let beats = 0;
  let processes = 1;

  const sample = () => {
    const { total, idle, waiting } = db.poolUse();
    log.pool(realClock.now(), total - idle, waiting);
  };

  async function beat(): Promise<void> {
    sample();
    await saveMinutes(db, processId, log.minutes());
    processes = Math.max(1, await countProcesses(db, processSeconds));
    shareAmong(processes);
    if (beats++ % beatsPerCleaning === 0) await forgetMinutes(db, keptHours);
  }

  const beatSafely = () =>
    void beat().catch((error: unknown) => logger.error({ err: error }, 'traffic was not put down'));
  return {
    start() {
      timers = [setInterval(beatSafely, beatMs), setInterval(sample, sampleMs)];
      for (const timer of timers) timer.unref();
      beatSafely();
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
    beat,
    processes: () => processes,
  };
}
