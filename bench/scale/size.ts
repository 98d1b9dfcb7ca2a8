/** How big a world is: everything in proportion to its customers. */
export interface WorldSize {
  readonly customers: number;
  readonly providers: number;
  readonly resellersEach: number;
}

export const subscriptionsEach = 3;
export const usersEach = 5;
/** Users of a customer that hold a license of its first subscription. */
export const holdersEach = 3;
export const auditRecordsEach = 20;
/** The first provider has one customer in so many; the others share the rest. */
export const firstProviderEvery = 10;

/** A million customers have 50 providers and 2,000 resellers; a small world never has fewer than five providers. */
export function worldSize(customers: number): WorldSize {
  const providers = Math.max(5, Math.round(customers / 20_000));
  return { customers, providers, resellersEach: Math.max(2, Math.round(customers / 500 / providers)) };
}

/** Sizes as people write them: 10k, 1M, 100000. */
export function readScale(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([kM]?)$/.exec(text.trim()) ?? [];
  const customers = Number(digits) * { '': 1, k: 1000, M: 1_000_000 }[unit as '' | 'k' | 'M'];
  if (!customers || customers % 1000 !== 0) throw new Error(`a scale is a multiple of 1000, not ${text}`);
  return customers;
}
