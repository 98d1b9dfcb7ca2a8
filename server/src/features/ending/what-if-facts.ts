import type { Caller } from '../../access/caller.ts';
import type { Operation } from '../../access/policy.ts';
import { policyOf } from '../../access/policy.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { Tie } from '../customer/index.ts';
import { findTie, reachCustomer } from '../customer/index.ts';
import { findPartnership } from '../partnership/index.ts';
import type {
  Area,
  CreditedSubscription,
  Grant,
  Question,
  Situation,
  WhatIfEvent,
} from '../what-if/index.ts';
import type { CreditedRow } from './store.ts';
import { listRunningOfCustomer, listRunningOfReseller, listStaff } from './store.ts';

/** Facts of delegated admin; `wiring/` hands them in from the features that keep it. */
export interface AdminFacts {
  /** Live grants of a partner at a customer; members of groups only for the partner's own scope. */
  grantsOf(tx: Tx, tie: Tie): Promise<readonly Grant[]>;
  /** Services that the partner's channel holds, and whether its other partner holds delegated admin (I15a). */
  servicesOf(tx: Tx, tie: Tie): Promise<{ services: readonly string[]; channelHoldsAdmin: boolean }>;
}

const nothing: Situation = {
  relationship: 'none',
  partnership: 'none',
  workAccountAccess: false,
  grants: [],
  services: [],
  channelHoldsAdmin: false,
  people: [],
  openedBy: { record: [], subscriptions: [], orders: [], people: [] },
  subscriptions: [],
};

const ofPartnership = new Set<WhatIfEvent['kind']>(['remove-partnership', 'withdraw-work-account']);

/** The present situation, as far as the asker may read it elsewhere: own people, own customers, own partners. */
export async function situationOf(
  db: Database,
  admin: AdminFacts,
  caller: Caller,
  { event, customerId, partnerId }: Question,
): Promise<Situation> {
  if (ofPartnership.has(event.kind)) return ofPartners(db, caller, partnerId ?? missing('partnerId'));
  const situation =
    caller.tenant.kind === 'customer'
      ? await seenByCustomer(db, admin, caller, partnerId ?? missing('partnerId'))
      : await seenByPartner(db, admin, caller, customerId ?? missing('customerId'));
  return names(event, situation) ? situation : refuse('not-found');
}

function missing(field: string): never {
  return refuse('parameter-invalid', { problems: field }, [{ field, message: field }]);
}

/** What the event is about exists. */
function names(event: WhatIfEvent, { grants, services }: Situation): boolean {
  if (event.kind === 'remove-service-admin') return services.includes(event.service);
  if (event.kind === 'remove-legacy-admin') return grants.some(({ kind }) => kind === 'legacy');
  if (event.kind !== 'end-grant' && event.kind !== 'unmap-group') return true;
  const grant = grants.find(({ grantId }) => grantId === event.grantId);
  return event.kind === 'end-grant'
    ? grant !== undefined
    : grant?.groups.some(({ groupId }) => groupId === event.groupId) === true;
}

/** A partnership touches no customer (I1): its own people stay where they are. */
async function ofPartners(db: Database, caller: Caller, otherId: string): Promise<Situation> {
  const { id, kind } = caller.tenant;
  const scope = tenantScope(id);
  if (kind !== 'indirect-provider' && kind !== 'indirect-reseller') return refuse('partnership-unknown');
  const [providerId, resellerId] = kind === 'indirect-provider' ? [id, otherId] : [otherId, id];
  const partnership = await findPartnership(readerOf(db, scope), providerId, resellerId);
  if (!partnership) return refuse('partnership-unknown');
  // Who a provider credits for what is shown to the provider; its reseller sees a line without customers (D52).
  const rows = kind === 'indirect-provider' ? await listRunningOfReseller(db, scope, otherId) : [];
  return {
    ...nothing,
    partnership: partnership.state === 'active' ? 'active' : 'none',
    workAccountAccess: partnership.providerAdminAccess,
    subscriptions: rows.map((row) => creditedOf(row, { partnerId: otherId, name: row.name })),
  };
}

async function seenByPartner(
  db: Database,
  admin: AdminFacts,
  caller: Caller,
  customerId: string,
): Promise<Situation> {
  const reach = await reachCustomer(db, caller, customerId);
  const scope = tenantScope(caller.tenant.id);
  const held = await db.transaction(scope, async (tx) => {
    const tie = (await findTie(tx, scope.tenantId, reach.customerId)) ?? refuse('customer-unknown');
    return { grants: await admin.grantsOf(tx, tie), ...(await admin.servicesOf(tx, tie)) };
  });
  const sellerId = reach.capacity === 'reseller' ? reach.providerId : reach.partnerId;
  const rows = sellerId
    ? await listRunningOfCustomer(db, tenantScope(sellerId), reach.customerId, sellerId)
    : [];
  return {
    ...nothing,
    ...held,
    relationship: 'active',
    people: await listStaff(db, scope),
    openedBy: openedBy(caller),
    subscriptions: rows.map((row) =>
      creditedOf(row, {
        partnerId: scope.tenantId,
        name: row.name,
        // A reseller sees its own credit, not that of others (9.3).
        hidden: reach.capacity === 'reseller' && row.creditedId !== scope.tenantId,
      }),
    ),
  };
}

/** A customer sees which permission goes; who works at its partner is the partner's business. */
async function seenByCustomer(
  db: Database,
  admin: AdminFacts,
  caller: Caller,
  partnerId: string,
): Promise<Situation> {
  const scope = tenantScope(caller.tenant.id);
  const held = await db.transaction(scope, async (tx) => {
    const tie = await findTie(tx, partnerId, scope.tenantId);
    if (tie?.state !== 'active') return refuse('not-found');
    const grants = await admin.grantsOf(tx, tie);
    return {
      grants: grants.map((grant) => ({
        ...grant,
        groups: grant.groups.map((group) => ({ ...group, memberIds: [] })),
      })),
      ...(await admin.servicesOf(tx, tie)),
    };
  });
  const rows = await listRunningOfCustomer(db, scope, scope.tenantId, partnerId);
  return {
    ...nothing,
    ...held,
    relationship: 'active',
    // Nicknames are the partner's own (I51).
    subscriptions: rows.map((row) => creditedOf(row, { partnerId, name: row.offerName })),
  };
}

function creditedOf(
  row: CreditedRow,
  by: { readonly partnerId: string; readonly name: string; readonly hidden?: boolean },
): CreditedSubscription {
  return {
    subscriptionId: row.subscriptionId,
    name: by.name,
    status: row.status,
    endsOn: row.endsOn,
    creditedTo: by.hidden ? null : row.creditedTo,
    supportByPartner: row.supportContactId === by.partnerId && row.sellerId !== by.partnerId,
  };
}

const operations: Readonly<Record<Area, Operation>> = {
  record: 'customer.read',
  subscriptions: 'subscription.list',
  orders: 'order.create',
  people: 'customerUser.list',
};

function openedBy({ tenant }: Caller): Situation['openedBy'] {
  const rolesOf = (area: Area) => {
    const row = policyOf(operations[area]);
    return row.kinds.includes(tenant.kind) ? row.roles : [];
  };
  return {
    record: rolesOf('record'),
    subscriptions: rolesOf('subscriptions'),
    orders: rolesOf('orders'),
    people: rolesOf('people'),
  };
}
