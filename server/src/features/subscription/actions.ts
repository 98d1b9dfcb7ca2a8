import type { Caller, CallerTenant } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { fillSentence, sentenceOf } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { checkAttribution, findPartnerByPartnerId } from '../partner/index.ts';
import type { CreditedReseller, Subscription } from './model.ts';
import { refusalOfAttributionChange, refusalOfEdit } from './rules.ts';
import { changeAttribution, lockSubscription, renameSubscription } from './store.ts';
import { changeWords } from './words.ts';

/** What a client wants of a subscription, as compared with its present state. */
export interface WantedEdit {
  readonly friendlyName?: string;
  /** Null: nobody is credited any more. */
  readonly partnerId?: string | null;
  /** Members that this update does not change. */
  readonly others: readonly string[];
  readonly autoRenewMissing: boolean;
  /** The version it was made on is not the present one. */
  readonly stale: 'body' | 'precondition' | null;
}

export interface SubscriptionUpdateCall {
  readonly caller: Caller;
  readonly scope: TenantScope;
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly subscriptionId: string;
  /** Reads the request against the subscription as it is now. */
  readonly wanted: (present: Subscription) => WantedEdit;
}

/** Changes nickname and reseller of record (C47, C48). Without a change nothing is written. */
export function updateSubscription(
  { db, clock }: { db: Database; clock: Clock },
  call: SubscriptionUpdateCall,
): Promise<Subscription> {
  const { scope, customer, subscriptionId, caller, context } = call;
  return db.transaction(scope, async (tx) => {
    const present = await lockSubscription(tx, scope, customer.customerId, subscriptionId);
    if (!present) return refuse('subscription-unknown');
    const wanted = call.wanted(present);
    refuseStale(wanted);
    const refusal = refusalOfEdit(present, context.language);
    if (refusal && changesAnything(wanted)) throw refusal;
    refuseOtherChanges(wanted, context.language);
    if (wanted.partnerId !== undefined) await reattribute(tx, call, present, wanted.partnerId, clock.now());
    if (wanted.friendlyName !== undefined) {
      await renameSubscription(tx, present, wanted.friendlyName);
      await appendAuditEvent(
        tx,
        actorOf(caller, context),
        {
          operation: 'update_subscription',
          resourceType: 'subscription',
          customerId: customer.customerId,
          customerName: customer.companyName,
          oldValue: { id: subscriptionId, friendlyName: present.friendlyName },
          newValue: { id: subscriptionId, friendlyName: wanted.friendlyName },
        },
        clock.now(),
      );
    }
    return (await lockSubscription(tx, scope, customer.customerId, subscriptionId)) ?? present;
  });
}

function refuseStale({ stale }: WantedEdit): void {
  if (stale === 'body') refuse('changed-meanwhile');
  if (stale === 'precondition') refuse('changed-meanwhile-precondition');
}

function changesAnything(wanted: WantedEdit): boolean {
  return (
    wanted.friendlyName !== undefined ||
    wanted.partnerId !== undefined ||
    wanted.others.length > 0 ||
    wanted.autoRenewMissing
  );
}

function refuseOtherChanges({ others, autoRenewMissing }: WantedEdit, language: Language): void {
  if (others.length > 0) {
    const why = fillSentence(changeWords.member[language], { members: others.join(', ') });
    refuse(
      'subscription-change-not-offered',
      { why },
      others.map((field) => ({ field, message: why })),
    );
  }
  if (autoRenewMissing) {
    const why = changeWords['auto-renew-missing'][language];
    refuse('subscription-change-not-offered', { why }, [{ field: 'autoRenewEnabled', message: why }]);
  }
}

async function reattribute(
  tx: Tx,
  call: SubscriptionUpdateCall,
  present: Subscription,
  partnerId: string | null,
  at: Date,
): Promise<void> {
  const { caller, context, customer } = call;
  const refusal = refusalOfAttributionChange(present, context.language);
  if (refusal) throw refusal;
  const reseller =
    partnerId === null ? null : await requireCreditedReseller(tx, partnerId, caller.tenant, context.language);
  await changeAttribution(tx, present, reseller, at, caller.user?.id ?? null);
  // No copy for the reseller: attribution shows it nothing of the customer (I25, D52).
  await appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation: 'update_mpn_association',
      resourceType: 'mpn_association',
      customerId: customer.customerId,
      customerName: customer.companyName,
      oldValue: { subscriptionId: present.subscriptionId, partnerId: present.resellerPartnerId ?? '' },
      newValue: { subscriptionId: present.subscriptionId, partnerId: reseller?.partnerId ?? '' },
    },
    at,
  );
}

/**
 * The reseller of a PartnerID, checked at this moment (C14, 9.2 rule 2), or the refusal that says
 * why it cannot be credited. Only providers attribute: a direct partner has nobody to name (2.2).
 */
export async function findCreditedReseller(
  tx: Pick<Tx, 'maybe' | 'rows'>,
  partnerId: string,
  seller: CallerTenant,
  language: Language,
): Promise<CreditedReseller | Refusal> {
  if (seller.kind !== 'indirect-provider') return new Refusal('reseller-not-partnered');
  const found = (await findPartnerByPartnerId(tx, partnerId)) ?? null;
  const refusal = checkAttribution({ partnerId, found, own: seller, language });
  if (refusal) return refusal;
  if (!found) return new Refusal('partner-id-unknown', { partnerId });
  const { tenantId, name, locationPartnerId } = found.partner;
  return { partnerId: locationPartnerId, tenantId, name };
}

async function requireCreditedReseller(
  tx: Tx,
  partnerId: string,
  seller: CallerTenant,
  language: Language,
): Promise<CreditedReseller> {
  const found = await findCreditedReseller(tx, partnerId, seller, language);
  if (!(found instanceof Refusal)) return found;
  throw new Refusal(found.reason, found.parameters, [
    { field: 'partnerId', message: sentenceOf(found.reason, found.parameters, language) },
  ]);
}
