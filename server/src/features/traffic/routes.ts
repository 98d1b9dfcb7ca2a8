import { InstallationTraffic } from '../../../../contract/traffic.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { LimitName } from '../../platform/throttle/index.ts';
import type { TrafficParts } from './actions.ts';
import { readTraffic } from './actions.ts';
import { trafficToWire } from './wire.ts';

/** How the installation answers: for those who run it. */
export function trafficRoutes(
  routes: Routes,
  parts: TrafficParts & { readonly heldBack: () => ReadonlyMap<LimitName, number> },
): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/installation/traffic',
    operation: 'installation.read',
    tag: 'Installation',
    summary: 'How much was asked in the last hour, how it was answered and how fast',
    answer: InstallationTraffic,
    handle: async ({ context }) =>
      trafficToWire(await readTraffic(parts), parts.heldBack(), context.language),
  });
}
