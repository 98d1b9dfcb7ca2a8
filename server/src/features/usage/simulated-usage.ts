import { createHash } from 'node:crypto';
import type { ReadMeter, SimulatedSubscription, UsageReading } from './model.ts';

const dayMs = 86_400_000;

/** A number from 0 up to 1 that always follows from the same words. */
function chance(...words: readonly string[]): number {
  return createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) / 2 ** 32;
}

/** Resources of a kind are called like this, and so much of them is used on a usual day. */
const habits: Readonly<Record<string, { readonly name: string; readonly most: number }>> = {
  Servers: { name: 'app', most: 3 },
  Storage: { name: 'data', most: 900 },
  Network: { name: 'edge', most: 60 },
  Databases: { name: 'orders-db', most: 2 },
  Functions: { name: 'jobs', most: 4 },
  Monitoring: { name: 'logs', most: 3 },
};
const habitPreset = { name: 'resource', most: 2 };

/** Amount of a whole day by the unit it is measured in. */
function dailyAmount(meter: ReadMeter, most: number, size: number): number {
  if (/hour$/.test(meter.unit)) return 24 * Math.max(1, Math.round(Math.min(most, 4) * size));
  if (/month$/.test(meter.unit)) return (most * size) / 30;
  return most * size;
}

/** Three to five meters for each usage subscription, always the same ones. */
export function metersOf(serviceId: string, meters: readonly ReadMeter[]): ReadMeter[] {
  const count = 3 + Math.floor(chance('meters', serviceId) * 3);
  return [...meters]
    .map((meter) => ({ meter, rank: chance('meter', serviceId, meter.meterId) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, count)
    .map(({ meter }) => meter);
}

/**
 * What a usage subscription of the simulated service uses on a day (D41): follows from its id and the day alone,
 * so that it is told the same whenever it is told. Less on weekends, a little more each month.
 */
export function usageOfDay(
  of: SimulatedSubscription,
  meters: readonly ReadMeter[],
  day: string,
): UsageReading[] {
  const startsAt = new Date(`${day}T00:00:00Z`);
  const endsAt = new Date(startsAt.getTime() + dayMs);
  const { partnerId, billingId, serviceId, customerId, planId, currency } = of;
  return metersOf(serviceId, meters).flatMap((meter) => {
    const { name, most } = habits[meter.category] ?? habitPreset;
    const size = 0.3 + chance('size', serviceId, meter.meterId) * 0.7;
    const amount = dailyAmount(meter, most, size) * rhythm(serviceId, meter, startsAt);
    // In whole 24ths of hundredths, so that an hour of it is exact too.
    const hourly = Math.round((amount * 100) / 24);
    if (hourly <= 0 || !meter.currencies.includes(currency)) return [];
    const group = chance('group', serviceId, meter.meterId) < 0.75 ? 'production' : 'test';
    return [
      {
        ...{ partnerId, billingId, serviceId, customerId, planId, currency },
        meterId: meter.meterId,
        resource: `${group}/${name}-01`,
        startsAt,
        endsAt,
        quantity: hundredths(hourly * 24),
        region: meter.region,
        tags: { environment: group },
        reportedAt: endsAt,
        dueAt: endsAt,
      },
    ];
  });
}

function rhythm(serviceId: string, meter: ReadMeter, day: Date): number {
  const weekend = [0, 6].includes(day.getUTCDay()) ? 0.55 : 1;
  const noise = 0.85 + chance('day', serviceId, meter.meterId, day.toISOString()) * 0.3;
  const growth = 1 + ((day.getUTCMonth() % 6) + day.getUTCDate() / 31) * 0.02;
  return weekend * noise * growth;
}

function hundredths(whole: number): string {
  const digits = String(whole).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Days from the first to the last, both inclusive. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    new Date(Date.parse(first) + index * dayMs).toISOString().slice(0, 10),
  );
}
