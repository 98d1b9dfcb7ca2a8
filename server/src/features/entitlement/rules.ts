import type { Entitlement, EntitlementType, SoftwareChoice } from './model.ts';

export function typeOf({ kind }: Pick<Entitlement, 'kind'>): EntitlementType {
  return kind === 'reservation' ? 'reservedinstance' : 'software';
}

/** `Software`, `virtual_machine_reserved_instance`: any case, with or without underscores; null: not a type. */
export function typeFromName(name: string): EntitlementType | null {
  const plain = name.toLowerCase().replaceAll('_', '').trim();
  if (plain === 'software') return 'software';
  return plain === 'reservedinstance' || plain === 'virtualmachinereservedinstance'
    ? 'reservedinstance'
    : null;
}

export type SoftwareState = 'usable' | 'waiting' | 'canceled' | 'over';

/** Keys and links go with the cancellation; the item stays listed (C68). */
export function stateOf({ status }: Pick<Entitlement, 'status'>): SoftwareState {
  switch (status) {
    case 'active':
      return 'usable';
    case 'pending':
      return 'waiting';
    case 'deleted':
      return 'canceled';
    default:
      return 'over';
  }
}

/** Letters and digits that are not taken for one another. */
const alphabet = 'BCDFGHJKMPQRTVWXY2346789';

/** Five groups of five, from as many random bytes. */
export function keyFrom(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, 25)].map((byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: 5 }, (_, group) => letters.slice(group * 5, group * 5 + 5).join('')).join('-');
}

/** What the simulated delivery has to download: one file for each version, language and word size. */
export function downloadOf(
  { productId, skuId }: Pick<Entitlement, 'productId' | 'skuId'>,
  { version, language, bits }: SoftwareChoice,
): { readonly url: string; readonly fileName: string } {
  const fileName = `${productId}-${skuId}-${version}-${language}-x${bits}.iso`;
  return { url: `https://downloads.contourcloud.example/${version}/${fileName}`, fileName };
}
