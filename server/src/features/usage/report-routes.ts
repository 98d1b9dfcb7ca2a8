import { NewUsageReadings, UsageReadingsReported, UsageSimulation } from '../../../../contract/usage.ts';
import type { Operation } from '../../access/policy.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { UsageDeps } from './actions.ts';
import { reportReadings, switchSimulation } from './actions.ts';
import { problemFields } from './problem-texts.ts';
import { isSimulated } from './simulated-usage-store.ts';
import { ratingScope } from './store.ts';

/** Where services report what was used. */
export function usageReportRoutes(routes: Routes, deps: UsageDeps): void {
  reportAt('/twotier/v1/usagereadings', 'Usage (Twotier)', routes, deps);
}

/** The same for tests, and the simulated service on or off; demo mode only. */
export function usageEmulatorRoutes(routes: Routes, deps: UsageDeps): void {
  const tag = 'Emulator (demo mode only)';
  reportAt('/emulator/v1/usage/readings', tag, routes, deps);
  const path = '/emulator/v1/usage';
  routes.add({
    method: 'GET',
    path,
    operation: 'emulator.usage.read',
    tag,
    summary: 'Whether the simulated service reports usage',
    answer: UsageSimulation,
    handle: async () => ({ simulated: await deps.db.transaction(ratingScope, isSimulated) }),
  });
  routes.add({
    method: 'PUT',
    path,
    operation: 'emulator.usage.set',
    tag,
    summary: 'Let the simulated service report usage, or only what is reported by hand',
    body: UsageSimulation,
    answer: UsageSimulation,
    handle: async ({ caller, context, body }) => {
      await switchSimulation(deps, { caller, context }, body.simulated);
      return body;
    },
  });
}

function reportAt(path: string, tag: string, routes: Routes, deps: UsageDeps): void {
  const operation: Operation = 'usageReading.report';
  routes.add({
    method: 'POST',
    path,
    operation,
    tag,
    summary: 'Report what was used under usage plans; rated and shown from the next day on',
    body: NewUsageReadings,
    answer: UsageReadingsReported,
    handle: ({ caller, context, body }) =>
      reportReadings(
        deps,
        { caller, context },
        body.readings.map((one) => ({
          ...one,
          startsAt: new Date(one.startsAt),
          endsAt: new Date(one.endsAt),
          region: one.region ?? '',
          tags: one.tags ?? {},
        })),
        (problems) => problemFields(problems, context.language),
      ),
  });
}
