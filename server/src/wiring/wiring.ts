import type { Caller } from '../access/caller.ts';
import type { BrandLook } from '../features/brand/index.ts';
import type { GrantAtCreation } from '../features/customer/index.ts';
import { reachCustomer } from '../features/customer/index.ts';
import type { DelegationParts } from '../features/delegation/index.ts';
import {
  adminGrantsOf,
  endWithRelationship,
  grantAtCreation,
  renounceAll,
} from '../features/delegation/index.ts';
import type { EndingParts } from '../features/ending/index.ts';
import { findConfirmedRegistrations } from '../features/feature-switch/index.ts';
import type { identityFeature, openBreachedPasswords } from '../features/identity/index.ts';
import { gateByGrants } from '../features/license/index.ts';
import { builtInAddressChecker } from '../features/market/index.ts';
import { deliveries, simulatedDelivery } from '../features/order/index.ts';
import { findOwnDomains } from '../features/partner/index.ts';
import { releaseServices } from '../features/relationship/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Settings } from '../platform/config/index.ts';
import type { Database, Reader } from '../platform/db/index.ts';
import { tenantScope } from '../platform/db/index.ts';
import { randomIds } from '../platform/ids/index.ts';
import type { Log } from '../platform/log/index.ts';
import { fileScanner } from '../platform/scan/index.ts';
import { loadKeyring } from '../platform/seal/index.ts';

export interface Ground {
  readonly db: Database;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly isDemo: boolean;
  readonly logger: Pick<Log, 'error'>;
  /** Name, colors and links of the installation, as mail and pages wear them now. */
  readonly readLook: () => Promise<BrandLook>;
  readonly breached: Awaited<ReturnType<typeof openBreachedPasswords>>;
  readonly identity: Awaited<ReturnType<typeof identityFeature>>;
}

export type Wiring = ReturnType<typeof wire>;

/** Domains that belong to the vendor itself: no customer and no partner may take one. */
const vendorDomains = ['contourcloud.example'];

/** What more than one feature is handed: facts of features further up the ladder, which it must not import. */
export function wire(ground: Ground) {
  const { db, clock, settings, isDemo, logger, identity } = ground;
  const ids = randomIds;
  const granularGrantsOf = (reader: Reader, customerId: string) =>
    adminGrantsOf(reader, customerId, clock.now());
  const delegations: DelegationParts = {
    db,
    clock,
    ids,
    publicUrl: settings.publicUrl,
    // Services go with the last right of their channel (I15a).
    rightsChanged: (tx, _partnerId, customerId) =>
      tx.within(tenantScope(customerId), async (inner) => {
        await releaseServices(inner, granularGrantsOf, customerId);
      }),
  };
  const endings: EndingParts = {
    db,
    clock,
    ids,
    endAdmin: async (tx, { actor, at, ...of }) => {
      const ended = await endWithRelationship(tx, delegations, actor, of, at);
      // Legacy rights have gone with the row, and services go with them.
      if (ended === 0) await delegations.rightsChanged?.(tx, of.partnerId, of.customerId, at);
    },
    giveUpAdmin: ({ caller, context }, { customerId }) =>
      renounceAll(delegations, { caller, ...context }, customerId),
  };
  const boundariesFor = async (caller: Caller) => ({
    vendorDomains,
    partnerDomains: await findOwnDomains(db, tenantScope(caller.tenant.id)),
    cloudSuffixes: [settings.customerDomainSuffix],
    confirmedRegistrations: await findConfirmedRegistrations(db),
  });
  const addressChecker = builtInAddressChecker;
  const delivering = deliveries({ db, clock, adapter: simulatedDelivery(db), log: logger });
  return {
    ...ground,
    ids,
    scanner: settings.scanAddress && fileScanner(settings.scanAddress),
    keyring: loadKeyring(settings.dataDir, settings.sealingKeys ?? null),
    // In demo mode receivers may run on this machine.
    reach: isDemo ? ('world-and-loopback' as const) : ('world' as const),
    vendorDomains,
    boundariesFor,
    addressChecker,
    granularGrantsOf,
    delegations,
    endings,
    deliveries: delivering,
    mayInDirectory: gateByGrants({ db, clock }),
    reachCustomer: (caller: Caller, customerId: string) => reachCustomer(db, caller, customerId),
    forgetPerson: (tenantId: string, userId: string) => identity.forgetPerson(tenantId, userId),
    customerParts: {
      db,
      clock,
      ids,
      domainSuffix: settings.customerDomainSuffix,
      addressChecker,
      boundariesFor,
      grantDelegation: ((tx, of, at) => grantAtCreation(tx, ids, of, at)) satisfies GrantAtCreation,
    },
  };
}
