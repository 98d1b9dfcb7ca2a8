import type { ServicePlan } from '../../src/features/catalog/model.ts';
import { namedGuid } from '../../src/platform/ids/index.ts';

/** Services that make up the suites; the same service is the same plan in each of them. */
const names = {
  mail: 'Contour Mail',
  calendar: 'Contour Calendar',
  meetings: 'Contour Meetings',
  files: 'Contour Files',
  apps: 'Contour Apps',
  devices: 'Contour Device Management',
  guard: 'Contour Threat Guard',
  archive: 'Contour Archive',
  phone: 'Contour Phone',
} as const;

export type PlanName = keyof typeof names;

export function planOf(name: PlanName): ServicePlan {
  return {
    planId: namedGuid(`service plan ${name}`),
    name: `CONTOUR_${name.toUpperCase()}`,
    friendlyName: names[name],
  };
}
