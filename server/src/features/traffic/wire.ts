import type { Traffic as TrafficWire } from '../../../../contract/traffic.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { LimitName } from '../../platform/throttle/index.ts';
import type { Traffic } from './actions.ts';
import { limitTexts } from './texts.ts';

export function trafficToWire(
  { at, processes, minutes, latency, pool, replication }: Traffic,
  heldBack: ReadonlyMap<LimitName, number>,
  language: Language,
): TrafficWire {
  return {
    at: instant(at),
    processes,
    memoryBytes: process.memoryUsage.rss(),
    ...(latency ? { latency } : {}),
    minutes: minutes.map(({ minute, latency: of, ...counts }) => ({
      minute: instant(minute),
      ...counts,
      ...(of ? { latency: of } : {}),
    })),
    pool,
    replication: {
      copies: replication.copies,
      ...(replication.lagSeconds === null ? {} : { lagSeconds: replication.lagSeconds }),
    },
    heldBack: [...heldBack].map(([limit, count]) => ({
      limit,
      description: limitTexts[limit][language] ?? limitTexts[limit].en,
      count,
    })),
  };
}
