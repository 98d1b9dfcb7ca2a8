import type { Traffic } from '../../../../contract/traffic.ts';
import { api } from '../../api/index.ts';

export type { Traffic };
export type TrafficMinute = Traffic['minutes'][number];

export const trafficKey = ['installation', 'traffic'] as const;

export const readTraffic = (signal: AbortSignal) =>
  api.get<Traffic>('/twotier/v1/installation/traffic', { signal });
