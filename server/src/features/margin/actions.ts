import type { Caller } from '../../access/caller.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { isInstallationCurrency } from '../catalog/index.ts';
import { findActivePartnership } from '../partnership/index.ts';
import type { ListedMargin, Margin, NewMargin } from './model.ts';
import { checked } from './rules.ts';
import { deleteMargin, findMargin, findProductId, insertMargin, lockMargin, updateMargin } from './store.ts';

export interface MarginParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** The version that was read; null: whatever is there. */

/** Opaque to clients: which margin in which version. */
export function etagOf({ marginId, version }: Pick<Margin, 'marginId' | 'version'>): string {
  return Buffer.from(`${marginId}:${version}`).toString('base64url');
}

/** Sets a margin of the caller's company; its reseller never learns of it but by the prices. */
export async function setMargin(
  parts: MarginParts,
  acting: Acting,
  wanted: NewMargin,
): Promise<ListedMargin> {
  const marginId = parts.ids.guid();
  return inOwnScope(parts, acting, async (tx, providerId, record) => {
    const margin = await known(tx, providerId, checked(wanted));
    await insertMargin(tx, providerId, marginId, margin, parts.clock.now());
    await record('set_margin', null, margin);
    return (await findMargin(tx, providerId, marginId)) ?? refuse('margin-unknown');
  });
}

export type MarginChange = Pick<NewMargin, 'kind' | 'value' | 'currency' | 'fromDate'>;

export async function changeMargin(
  parts: MarginParts,
  acting: Acting,
  marginId: string,
  wanted: { readonly change: MarginChange; readonly seen: ReadVersion | null },
): Promise<ListedMargin> {
  return inOwnScope(parts, acting, async (tx, providerId, record) => {
    const present = await lockSeen(tx, providerId, marginId, wanted.seen);
    const { marginId: _, version: __, ...former } = present;
    const margin = checked({ ...former, ...wanted.change });
    if (margin.currency !== null && !isInstallationCurrency(margin.currency))
      refuse('margin-currency-missing');
    await updateMargin(tx, providerId, marginId, margin, parts.clock.now());
    await record('update_margin', former, margin);
    return (await findMargin(tx, providerId, marginId)) ?? refuse('margin-unknown');
  });
}

export async function removeMargin(
  parts: MarginParts,
  acting: Acting,
  marginId: string,
  seen: ReadVersion | null,
): Promise<void> {
  await inOwnScope(parts, acting, async (tx, providerId, record) => {
    const { marginId: _, version: __, ...former } = await lockSeen(tx, providerId, marginId, seen);
    await deleteMargin(tx, providerId, marginId);
    await record('remove_margin', former, null);
  });
}

async function lockSeen(
  tx: Tx,
  providerId: string,
  marginId: string,
  seen: ReadVersion | null,
): Promise<Margin> {
  const present = (await lockMargin(tx, providerId, marginId)) ?? refuse('margin-unknown');
  refuseStale(seen, etagOf(present));
  return present;
}

/** A margin of a partner, for a product of the catalog, in a currency somebody is billed in. */
async function known(tx: Tx, providerId: string, margin: NewMargin): Promise<NewMargin> {
  const { resellerId, productId, currency } = margin;
  if (currency !== null && !isInstallationCurrency(currency)) refuse('margin-currency-missing');
  if (resellerId !== null && !(await findActivePartnership(tx, providerId, resellerId)))
    refuse('reseller-not-partnered');
  if (productId === null) return margin;
  return {
    ...margin,
    productId: (await findProductId(tx, productId)) ?? refuse('product-unknown', { productId }),
  };
}

type Recording = (operation: string, oldValue: NewMargin | null, newValue: NewMargin | null) => Promise<void>;

async function inOwnScope<T>(
  { db, clock }: MarginParts,
  { caller, context }: Acting,
  work: (tx: Tx, providerId: string, record: Recording) => Promise<T>,
): Promise<T> {
  const actor = actorOf(caller, context);
  const record =
    (tx: Tx): Recording =>
    async (operation, oldValue, newValue) =>
      appendAuditEvent(tx, actor, { operation, resourceType: 'margin', oldValue, newValue }, clock.now());
  try {
    return await db.transaction(tenantScope(caller.tenant.id), (tx) =>
      work(tx, caller.tenant.id, record(tx)),
    );
  } catch (error) {
    if (isUniqueViolation(error, 'margin_once')) return refuse('margin-set-already');
    throw error;
  }
}
