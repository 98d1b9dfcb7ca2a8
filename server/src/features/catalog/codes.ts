import { createHash } from 'node:crypto';
import type { BillingCycle, Segment } from './model.ts';

const alphabet = '0123456789BCDFGHJKLMNPQRSTVWXZ';

/** Upper-case letters and digits that follow from a name: the same thing has the same id after every import. */
export function stableCode(name: string, length: number): string {
  let value = BigInt(`0x${createHash('sha256').update(name).digest('hex')}`);
  const size = BigInt(alphabet.length);
  let code = '';
  while (code.length < length) {
    code += alphabet[Number(value % size)];
    value /= size;
  }
  return code;
}

/** Unique within product and SKU, and the same for the same market and segment. */
export function availabilityIdOf(productId: string, skuId: string, market: string, segment: Segment): string {
  return `AVL7${stableCode(`availability ${productId} ${skuId} ${market} ${segment}`.toLowerCase(), 8)}`;
}

export function termIdOf(availabilityId: string, term: string | null, cycle: BillingCycle): string {
  return stableCode(`term ${availabilityId} ${term ?? ''} ${cycle}`, 12).toLowerCase();
}

/** Same content, same hash: member order does not matter. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, sortedMembers)).digest('hex');
}

function sortedMembers(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Product id that follows from the name or GUID by which its source knows it. */
export function productIdOf(name: string): string {
  return `CTR7${stableCode(`product ${name}`, 8)}`;
}
