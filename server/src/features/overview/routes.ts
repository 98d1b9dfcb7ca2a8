import { Overview } from '../../../../contract/overview.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { OverviewParts } from './actions.ts';
import { readOverview } from './actions.ts';
import { overviewToWire } from './wire.ts';

export function overviewRoutes(routes: Routes, parts: OverviewParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/overview',
    operation: 'overview.read',
    tag: 'Overview',
    summary: 'Your home page: vendor, customers, partners, and what needs attention',
    answer: Overview,
    handle: async ({ caller, context }) =>
      overviewToWire(await readOverview(parts, caller), context.language),
  });
}
