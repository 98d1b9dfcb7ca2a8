import { PublishedLimits } from '../../../../contract/traffic.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { Limit } from '../../platform/throttle/index.ts';
import { limitToWire } from './limit-wire.ts';

/** Held where test events are sent: it is counted in the database, for all processes. */
const webhookTest = { name: 'webhookTest', calls: 2, seconds: 60, per: 'company' } as const;

/** How much may be asked, for everybody to read (conventions 14). */
export function limitRoutes(routes: Routes, limits: readonly Limit[]): void {
  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/limits',
    tag: 'Limits',
    summary: 'How much may be asked before 429 is answered',
    answer: PublishedLimits,
    handle: async ({ context }) => ({
      items: [...limits, webhookTest].map((limit) => limitToWire(limit, context.language)),
    }),
  });
}
