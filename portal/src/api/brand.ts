import { useSyncExternalStore } from 'react';
import type { Brand } from '../../../contract/brand.ts';
import { api } from './client.ts';

export type { Brand };

export const productBrand: Brand = { name: 'Twotier', version: '0', logos: [] };

const memory = 'twotier.brand';
const listeners = new Set<() => void>();

/** As last seen here, so that a page is not drawn in one color and then in another. */
function remembered(): Brand {
  try {
    const kept = JSON.parse(localStorage.getItem(memory) ?? 'null') as Brand | null;
    return kept?.name && Array.isArray(kept.logos) ? kept : productBrand;
  } catch {
    return productBrand;
  }
}

let present = remembered();

/** From now on the portal presents itself like this. */
export function presentAs(brand: Brand): void {
  if (JSON.stringify(brand) === JSON.stringify(present)) return;
  present = brand;
  try {
    localStorage.setItem(memory, JSON.stringify(brand));
  } catch {
    // Still holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

export const readBrand = (signal?: AbortSignal) => api.get<Brand>('/twotier/v1/brand', { signal });

/** Asks once per visit; without an answer the portal stays as it is. */
export async function refreshBrand(): Promise<void> {
  try {
    presentAs(await readBrand());
  } catch {
    // The page itself says what it cannot reach.
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Name, colors, logos and links of the installation. */
export const useBrand = (): Brand => useSyncExternalStore(subscribe, () => present);
