import type { TablePage, TableRequest } from '../index.ts';

export interface Sample {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly seats: number;
  readonly state: 'active' | 'suspended' | 'ended';
  readonly since: string;
}

const words = [
  'Amber',
  'Basalt',
  'Coral',
  'Dune',
  'Ember',
  'Fern',
  'Garnet',
  'Heath',
  'Indigo',
  'Jade',
  'Krill',
  'Larch',
];
const trades = ['Bakery', 'Dental', 'Logistics', 'Legal', 'Robotics'];
const states = ['active', 'suspended', 'ended'] as const;

export const samples: readonly Sample[] = words.flatMap((word, w) =>
  trades.map((trade, index) => ({
    id: `${w}-${index}`,
    name: `${word} ${trade}`,
    domain: `${word}${trade}.example`.toLowerCase(),
    seats: (w * 37 + index * 11) % 240,
    state: states[(w + index) % 3] ?? 'active',
    since: new Date(Date.UTC(2025, w, 3 + index)).toISOString(),
  })),
);

/** Stands in for a server: searches, sorts and pages. */
export async function loadSamples(request: TableRequest): Promise<TablePage<Sample>> {
  await new Promise((done) => setTimeout(done, 150));
  const wanted = request.search.toLowerCase();
  const found = samples.filter(
    (row) =>
      row.name.toLowerCase().includes(wanted) &&
      (!request.filters['state'] || row.state === request.filters['state']),
  );
  const sign = request.sort?.direction === 'descending' ? -1 : 1;
  const by = request.sort?.by === 'seats' ? (row: Sample) => row.seats : undefined;
  const ordered = found.toSorted((a, b) => sign * (by ? by(a) - by(b) : a.name.localeCompare(b.name)));
  const from = Number(request.cursor ?? 0);
  const to = from + request.size;
  return {
    items: ordered.slice(from, to),
    next: to < ordered.length ? String(to) : undefined,
    total: ordered.length,
  };
}
