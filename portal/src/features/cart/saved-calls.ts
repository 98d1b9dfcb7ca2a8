import type { CartCheckoutResult, CartResource, OpenCart } from '../../../../contract/cart.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';
import { cartBody, type Submission } from './calls.ts';

export type { CartResource, OpenCart };
export type CartLine = CartResource['lineItems'][number];

export const cartsKey = ['carts'] as const;

const part = encodeURIComponent;
const cartsPath = (customerId: string) => `/v1/customers/${part(customerId)}/carts`;
const pagePath = (customerId: string) => `/twotier/v1/customers/${part(customerId)}/carts`;

export const readOpenCarts = (customerId: string, signal: AbortSignal) =>
  readAll<OpenCart>(pagePath(customerId), { signal });

export interface SavedCart {
  readonly cart: CartResource;
  readonly lines: readonly SavedLine[];
}

/** A line with its name; an add-on hangs on the line before it. */
export interface SavedLine {
  readonly line: CartLine;
  readonly name: string;
  readonly isAddon: boolean;
  readonly promotion?: OpenCart['lines'][number]['promotion'];
}

export async function readCart(customerId: string, id: string, signal: AbortSignal): Promise<SavedCart> {
  const [cart, open] = await Promise.all([
    api.get<CartResource>(`${cartsPath(customerId)}/${part(id)}`, { signal }),
    readOpenCarts(customerId, signal),
  ]);
  const names = open.find((one) => one.id === cart.id)?.lines ?? [];
  const flat = cart.lineItems.flatMap((line) => [
    { line, isAddon: false },
    ...(line.addonItems as CartLine[]).map((addon) => ({ line: addon, isAddon: true })),
  ]);
  return {
    cart,
    lines: flat.map(({ line, isAddon }, index) => ({
      line,
      isAddon,
      name: names[index]?.name ?? line.friendlyName ?? line.catalogItemId,
      promotion: names[index]?.promotion,
    })),
  };
}

/** Puts aside what was chosen; nothing is bought. */
export const saveCart = (customerId: string, submission: Submission, ids: AttemptIds) =>
  api.post<CartResource>(cartsPath(customerId), cartBody({ ...submission, attested: true }), ids);

/** Replaces the lines: everything about them is looked at anew. */
export function changeCart(customerId: string, cart: CartResource, quantities: Quantities, ids: AttemptIds) {
  const kept = (line: CartLine): CartLine => ({
    ...line,
    quantity: quantities.get(line.id) ?? line.quantity,
    addonItems: (line.addonItems as CartLine[]).filter((addon) => quantities.get(addon.id) !== 0).map(kept),
  });
  const lineItems = cart.lineItems.filter((line) => quantities.get(line.id) !== 0).map(kept);
  return api.put<CartResource>(`${cartsPath(customerId)}/${cart.id}`, { ...cart, lineItems }, ids);
}

/** By the number of the line; 0 leaves it out. */
export type Quantities = ReadonlyMap<number, number>;

/** Says the role and the attestations, then submits. */
export async function submitCart(
  customerId: string,
  cart: CartResource,
  ids: AttemptIds,
): Promise<CartCheckoutResult> {
  const attested = (line: CartLine): CartLine => ({
    ...line,
    attestationAccepted: true,
    addonItems: (line.addonItems as CartLine[]).map(attested),
  });
  await api.put<CartResource>(
    `${cartsPath(customerId)}/${cart.id}`,
    { ...cart, lineItems: cart.lineItems.map(attested), partnerOnRecordAttestationAccepted: true },
    ids,
  );
  return api.post<CartCheckoutResult>(`${cartsPath(customerId)}/${cart.id}/checkout`, undefined, ids);
}

export const dropCart = (customerId: string, id: string, ids: AttemptIds) =>
  api.delete(`${pagePath(customerId)}/${part(id)}`, ids);
