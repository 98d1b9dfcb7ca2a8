import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { findDirectAcceptance } from '../agreement/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import {
  findTie,
  listTiesOfCustomer,
  lockCustomerTies,
  openRelationship,
  setDesignatedReseller,
  setProviderOfReseller,
} from '../customer/index.ts';
import type { Partner } from '../partner/index.ts';
import { findPartner } from '../partner/index.ts';
import {
  enrollAsReseller,
  findBillTo,
  insertSharedBillTo,
  listAcceptedProviders,
} from './extension-store.ts';
import type { AcceptedProvider } from './handover-model.ts';
import { isDual } from './handover-rules.ts';
import type { TransferCall, TransferDeps } from './parts.ts';

export interface ProviderMove {
  /** Since when the direct partner is a reseller too; null: it is not. */
  readonly resellerSince: Date | null;
  readonly locationPartnerId: string;
  readonly providers: readonly AcceptedProvider[];
}

/** How far a direct partner is on its way to a provider (D14). */
export function readProviderMove({ db }: TransferDeps, { caller }: TransferCall): Promise<ProviderMove> {
  return db.transaction(tenantScope(caller.tenant.id), (tx) => moveOf(tx, caller));
}

export async function moveOf(tx: Tx, caller: Caller): Promise<ProviderMove> {
  const own = (await findPartner(tx, caller.tenant.id)) ?? refuse('handover-not-dual');
  return {
    resellerSince: own.resellerSince ?? null,
    locationPartnerId: own.locationPartnerId,
    providers: await listAcceptedProviders(tx, own.tenantId),
  };
}

/**
 * A direct partner becomes a reseller besides. It was verified and has signed in its region already, so nothing is
 * left to be checked. Repeated, it changes and records nothing.
 */
export function enroll(deps: TransferDeps, { caller, context }: TransferCall): Promise<ProviderMove> {
  const { tenant } = caller;
  return deps.db.transaction(tenantScope(tenant.id), async (tx) => {
    const at = deps.clock.now();
    if (await enrollAsReseller(tx, tenant.id, at)) {
      await appendAuditEvent(
        tx,
        actorOf(caller, context),
        {
          operation: 'enroll_as_reseller',
          resourceType: 'partner',
          oldValue: { id: tenant.id, programs: ['direct'] },
          newValue: { id: tenant.id, programs: ['direct', 'indirect-reseller'] },
        },
        at,
      );
    }
    return moveOf(tx, caller);
  });
}

/** The company that hands over; refuses one that is direct alone. */
export async function requireDual(tx: Tx, caller: Caller): Promise<Partner> {
  const own = await findPartner(tx, caller.tenant.id);
  return own && isDual(own) ? own : refuse('handover-not-dual');
}

/** The provider, where the company is a reseller of it now. */
export async function requireProvider(tx: Tx, ownId: string, providerId: string): Promise<AcceptedProvider> {
  const accepted = await listAcceptedProviders(tx, ownId);
  return (
    accepted.find(({ tenantId }) => tenantId === providerId.toLowerCase()) ??
    refuse('handover-provider-not-partner')
  );
}

/**
 * Extends a direct customer to a provider (C66): a relationship for the provider, without delegated admin, with the
 * dual partner as the reseller designated for the customer. The agreement that the partner confirmed stays its own;
 * one that the customer accepted itself counts for everybody (C20). Repeated, it changes and records nothing.
 */
export function extendCustomer(
  deps: TransferDeps,
  { caller, context }: TransferCall,
  of: { readonly customerId: string; readonly providerId: string; readonly consent: boolean },
): Promise<void> {
  const { customerId } = of;
  const { tenant } = caller;
  return deps.db.transaction(tenantScope(tenant.id), async (tx) => {
    await requireDual(tx, caller);
    const provider = await requireProvider(tx, tenant.id, of.providerId);
    if (!of.consent) return refuse('consent-missing');
    const standing = await tx.within(tenantScope(customerId), async (inner) => {
      await lockCustomerTies(inner, customerId);
      return {
        ties: await listTiesOfCustomer(inner, customerId),
        agreedAt: await findDirectAcceptance(inner, customerId),
      };
    });
    const own = standing.ties.find(({ partnerId }) => partnerId === tenant.id);
    const theirs = standing.ties.find(({ partnerId }) => partnerId === provider.tenantId);
    if (own?.state !== 'active') return refuse('relationship-ended');
    const together = own.providerId !== null && own.providerId !== provider.tenantId;
    if (together) return refuse('handover-extended-elsewhere');
    if (theirs?.state === 'frozen') return refuse('relationship-frozen', { partner: provider.name });
    const reseller = { id: tenant.id, name: tenant.name };
    if (theirs?.state === 'active' && theirs.resellerId === tenant.id && own.providerId !== null) return;
    if (theirs?.state === 'active' && theirs.resellerId !== null && theirs.resellerId !== tenant.id)
      return refuse('handover-other-reseller', { provider: provider.name });
    // There a customer has one transacting partner and no more (7.1, I52).
    if (tenant.cloud === 'us-government')
      return refuse('relationship-one-partner', { partner: provider.name });
    const at = deps.clock.now();
    const billTo = await findBillTo(tx, tenant.id, customerId);
    await tx.within(tenantScope(provider.tenantId), async (inner) => {
      if (theirs?.state === 'active') return setDesignatedReseller(inner, theirs, reseller);
      await openRelationship(inner, {
        partnerId: provider.tenantId,
        customerId,
        capacity: 'provider',
        companyName: own.companyName,
        domain: own.domain,
        country: own.country,
        reseller,
        providerId: null,
        delegatedAdmin: 'none',
        agreementAcceptedAt: standing.agreedAt,
        startedAt: at,
      });
      if (billTo) {
        const profileId = deps.ids.guid();
        await insertSharedBillTo(inner, { partnerId: provider.tenantId, customerId, profileId }, billTo);
      }
    });
    await setProviderOfReseller(tx, tenant.id, customerId, provider.tenantId);
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'extend_relationship',
        resourceType: 'partner_customer_relationship',
        customerId,
        customerName: own.companyName,
        counterpartId: provider.tenantId,
        copiesTo: [provider.tenantId, customerId],
        newValue: {
          customerId,
          partners: [{ partnerId: provider.tenantId, capacity: 'provider' }],
          resellerId: tenant.id,
          state: 'active',
        },
        details: { Partner: tenant.name, Provider: provider.name, DelegatedAdmin: 'none' },
      },
      at,
    );
  });
}

/** The provider that serves the customer by extension, where one does. */
export async function extendedTo(
  tx: Tx,
  ownId: string,
  customerId: string,
): Promise<{
  readonly providerId: string;
  readonly name: string;
  readonly agreementAccepted: boolean;
} | null> {
  const own = await findTie(tx, ownId, customerId);
  const { providerId = null } = own ?? {};
  if (providerId === null) return null;
  const theirs = await tx.within(tenantScope(providerId), (inner) => findTie(inner, providerId, customerId));
  if (theirs?.state !== 'active') return null;
  const provider = await findPartner(tx, providerId);
  const agreementAccepted = theirs.agreementAcceptedAt !== null;
  return { providerId, name: provider?.name ?? '', agreementAccepted };
}
