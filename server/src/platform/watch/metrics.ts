import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Counter, Histogram, Registry } from 'prom-client';
import type { PoolUse } from '../db/index.ts';

/** An answer as metrics see it: the kind of work and how it went, never whose. */
export interface Answered {
  /** Of the access table; `open`: of a route that everybody may ask. */
  readonly operation: string;
  readonly changes: boolean;
  readonly status: number;
  readonly ms: number;
}

/** Figures that are looked up when somebody reads them. */
export interface Gauged {
  readonly pool: PoolUse;
  readonly heldBack: ReadonlyMap<string, number>;
  readonly processes: number;
  /** Null where the database does not answer. */
  readonly queues: Readonly<Record<'mail' | 'mailGivenUp' | 'webhook' | 'webhookParked', number>> | null;
  readonly dueWorks: { readonly late: number; readonly failing: number } | null;
}

export interface Metrics {
  /** Loads what it takes, beside the start, which does not wait for it. Answers before that are not counted. */
  open(): Promise<void>;
  answered(answer: Answered): void;
  /** In the text form that collectors read. */
  text(gauged: Gauged): Promise<{ readonly type: string; readonly text: string }>;
  close(): void;
}

const secondBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function processMetrics(): Metrics {
  let opening: Promise<Opened> | undefined;
  let opened: Opened | undefined;
  let closed = false;
  const open = async () => {
    opening ??= openRegistry();
    opened = await opening;
    if (closed) opened.close();
    return opened;
  };
  return {
    open: async () => void (await open()),
    answered: (answer) => opened?.answered(answer),
    text: async (gauged) => (await open()).text(gauged),
    close: () => {
      closed = true;
      opened?.close();
    },
  };
}

type Opened = Omit<Metrics, 'open'>;

async function openRegistry(): Promise<Opened> {
  const prom = await import('prom-client');
  const registry: Registry = new prom.Registry();
  const registers = [registry];
  const requests: Counter = new prom.Counter({
    name: 'twotier_requests_total',
    help: 'Answers by operation and class of status',
    labelNames: ['operation', 'status'],
    registers,
  });
  const seconds: Histogram = new prom.Histogram({
    name: 'twotier_request_seconds',
    help: 'Time until the answer was out',
    labelNames: ['kind'],
    buckets: secondBounds,
    registers,
  });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new prom.Gauge({ name, help, labelNames: [...labelNames], registers });
  const pool = gauge('twotier_pool_connections', 'Connections to the database', ['state']);
  const poolWaiting = gauge('twotier_pool_waiting', 'Calls that wait for a connection');
  const heldBack = new prom.Counter({
    name: 'twotier_throttled_total',
    help: 'Calls held back, by limit',
    labelNames: ['limit'],
    registers,
  });
  const queue = gauge('twotier_queue', 'What waits to be carried, or was given up; counted up to a bound', [
    'queue',
  ]);
  const works = gauge('twotier_due_works', 'Works by date in trouble', ['state']);
  const processes = gauge('twotier_processes', 'Processes that serve this installation');
  const memory = gauge('twotier_memory_bytes', 'Memory of the process', ['kind']);
  const cpu = gauge('twotier_cpu_seconds', 'Processor time since the start');
  const loop = gauge('twotier_event_loop_delay_seconds', 'How late the process comes to its work', [
    'quantile',
  ]);
  const uptime = gauge('twotier_uptime_seconds', 'Since the start of the process');
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();

  return {
    answered({ operation, changes, status, ms }) {
      requests.inc({ operation, status: `${Math.floor(status / 100)}xx` });
      seconds.observe({ kind: changes ? 'change' : 'read' }, ms / 1000);
    },
    async text(gauged) {
      pool.set({ state: 'busy' }, gauged.pool.total - gauged.pool.idle);
      pool.set({ state: 'idle' }, gauged.pool.idle);
      pool.set({ state: 'max' }, gauged.pool.max);
      poolWaiting.set(gauged.pool.waiting);
      heldBack.reset();
      for (const [limit, count] of gauged.heldBack) heldBack.inc({ limit }, count);
      processes.set(gauged.processes);
      for (const [name, count] of Object.entries(gauged.queues ?? {})) queue.set({ queue: name }, count);
      for (const [state, count] of Object.entries(gauged.dueWorks ?? {})) works.set({ state }, count);
      const { rss, heapUsed, external } = process.memoryUsage();
      for (const [kind, bytes] of Object.entries({ rss, heapUsed, external })) memory.set({ kind }, bytes);
      const { user, system } = process.cpuUsage();
      cpu.set((user + system) / 1e6);
      for (const quantile of [50, 99])
        loop.set({ quantile: `0.${quantile}` }, delay.percentile(quantile) / 1e9);
      uptime.set(process.uptime());
      return { type: registry.contentType, text: await registry.metrics() };
    },
    close: () => {
      delay.disable();
    },
  };
}
