import type { Reader, Tx } from '../../platform/db/index.ts';
import { findDirectAcceptance } from '../agreement/index.ts';
import type { ServiceHolding } from '../customer/index.ts';
import {
  listServiceHoldings,
  listTiesOfCustomer,
  lockCustomerTies,
  removeServices,
} from '../customer/index.ts';
import { staleHoldings } from './channel-rules.ts';
import type { Standing } from './model.ts';
import type { AdminGrantsOf } from './parts.ts';

/** How a customer stands to all its partners; in the customer's scope. */
export async function readStanding(
  reader: Reader,
  adminGrantsOf: AdminGrantsOf,
  customerId: string,
): Promise<Standing> {
  const [ties, services, grants, agreedDirectlyAt] = await Promise.all([
    listTiesOfCustomer(reader, customerId),
    listServiceHoldings(reader, customerId),
    adminGrantsOf(reader, customerId),
    findDirectAcceptance(reader, customerId),
  ]);
  return { customerId, ties, services, grants, agreedDirectlyAt };
}

/**
 * The same for a change: nobody else changes the customer's partners before the transaction ends. Records that
 * lost their last right by a way that told nobody are swept first, so that none is in the way of a new one.
 */
export async function lockStanding(
  tx: Tx,
  adminGrantsOf: AdminGrantsOf,
  customerId: string,
): Promise<Standing> {
  await lockCustomerTies(tx, customerId);
  const standing = await readStanding(tx, adminGrantsOf, customerId);
  const stale = staleHoldings(standing);
  await sweep(tx, customerId, stale);
  return { ...standing, services: standing.services.filter((one) => !stale.includes(one)) };
}

/**
 * Takes services from channels whose last right has gone (I15a). Whoever ends a permission or a relationship
 * calls this afterwards, in the customer's scope; answers which services nobody holds now.
 */
export async function releaseServices(
  tx: Tx,
  adminGrantsOf: AdminGrantsOf,
  customerId: string,
): Promise<readonly string[]> {
  const stale = staleHoldings(await readStanding(tx, adminGrantsOf, customerId));
  await sweep(tx, customerId, stale);
  return stale.map(({ service }) => service);
}

async function sweep(tx: Tx, customerId: string, stale: readonly ServiceHolding[]): Promise<void> {
  for (const { service, channelId } of stale) await removeServices(tx, customerId, [service], channelId);
}
