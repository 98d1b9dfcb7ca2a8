import type { Operation } from '../../access/policy.ts';

/** What a limit counts by: each of these has its own share, and nobody else's calls take from it. */
export type CountedBy = 'company' | 'customer' | 'application' | 'address';

/** A request as far as limits look at it. */
export interface CountedCall {
  readonly method: string;
  /** As declared: `/v1/customers/:customerId`. */
  readonly path: string;
  /** Null: of a route that is open to everybody. */
  readonly operation: Operation | null;
  /** A person's window of the portal, not a program. */
  readonly byPortal: boolean;
}

export interface Limit {
  readonly name: LimitName;
  readonly calls: number;
  /** The calls are for so long; 0: for calls under way at once. */
  readonly seconds: number;
  readonly per: CountedBy;
  readonly covers: (call: CountedCall) => boolean;
}

export const limitNames = [
  'contract',
  'migrationValidation',
  'migration',
  'consent',
  'program',
  'portal',
  'public',
  'atOnce',
] as const;
export type LimitName = (typeof limitNames)[number];

/** Conventions 14: customers, orders and subscriptions are counted together. */
const countedTogether = /^(customer|order|subscription)\./;
const contractRoot = /^\/v1\//;
const migration = /^\/v1\/customers\/:customerId\/migrations\/newcommerce/;

/** The published limits (conventions 14), and the product's own beside them. */
const limits: readonly Limit[] = [
  {
    name: 'contract',
    calls: 500,
    seconds: 60,
    per: 'company',
    covers: ({ path, operation, byPortal }) =>
      !byPortal && contractRoot.test(path) && operation !== null && countedTogether.test(operation),
  },
  {
    name: 'migrationValidation',
    calls: 450,
    seconds: 300,
    per: 'customer',
    covers: ({ method, path }) => method === 'POST' && migration.test(path) && path.endsWith('/validate'),
  },
  {
    name: 'migration',
    calls: 100,
    seconds: 300,
    per: 'company',
    covers: ({ method, path }) => method === 'POST' && migration.test(path) && path.endsWith('/newcommerce'),
  },
  {
    name: 'consent',
    calls: 50,
    seconds: 1,
    per: 'application',
    covers: ({ path }) => /^\/v1\/customers\/:customerId\/applicationconsents/i.test(path),
  },
  {
    name: 'program',
    calls: 3000,
    seconds: 60,
    per: 'company',
    covers: ({ operation, byPortal }) => operation !== null && !byPortal,
  },
  // People at their screens do not wait because a program of their company has lost its way.
  {
    name: 'portal',
    calls: 3000,
    seconds: 60,
    per: 'company',
    covers: ({ byPortal }) => byPortal,
  },
  { name: 'public', calls: 1200, seconds: 60, per: 'address', covers: ({ operation }) => operation === null },
  { name: 'atOnce', calls: 64, seconds: 0, per: 'company', covers: ({ operation }) => operation !== null },
];

/** So much more is allowed in demo mode: programs are tried out there, not held back. */
const demoFactor = 1000;

/** As preset for the mode, with what the installation sets otherwise; `off`: none. */
export function limitsFor(mode: 'demo' | 'production', set: LimitSettings): readonly Limit[] {
  if (set === 'off') return [];
  return limits.map((limit) => {
    const own = set.get(limit.name);
    if (own !== undefined) return { ...limit, ...own };
    return mode === 'demo' ? { ...limit, calls: limit.calls * demoFactor } : limit;
  });
}

export type LimitSettings =
  | 'off'
  | ReadonlyMap<LimitName, { readonly calls: number; readonly seconds: number }>;

/** `contract=500/60,atOnce=64`, or `off`. */
export function readLimitSettings(text: string | undefined): LimitSettings {
  if (text?.trim() === 'off') return 'off';
  const set = new Map<LimitName, { calls: number; seconds: number }>();
  for (const part of (text ?? '').split(',').filter((one) => one.trim() !== '')) {
    const [, name, calls, seconds] = /^\s*(\w+)\s*=\s*(\d+)(?:\/(\d+))?\s*$/.exec(part) ?? [];
    const limit = limits.find((one) => one.name === name);
    if (!limit || Number(calls) < 1 || (seconds !== undefined && Number(seconds) < 1))
      throw new Error(
        `TWOTIER_LIMITS must be off, or a list such as contract=500/60,atOnce=64 of ${limitNames.join(', ')}, not "${part.trim()}"`,
      );
    set.set(limit.name, { calls: Number(calls), seconds: Number(seconds ?? limit.seconds) });
  }
  return set;
}
