import type { Caller, CallerTenant } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { checkAttribution, findPartnerByPartnerId } from '../partner/index.ts';
import type { CreditedReseller, KeptSubscription } from './model.ts';
import { refusalOfAttributionChange, refusalOfEdit } from './rules.ts';
import { changeAttribution } from './store.ts';

interface AttributionCall {
  readonly caller: Caller;
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly at: Date;
}

/** Credits another reseller, or nobody, from now on (C47). */
export async function reattribute(
  tx: Tx,
  call: AttributionCall,
  present: KeptSubscription,
  partnerId: string | null,
): Promise<CreditedReseller | null> {
  const { caller, context, customer, at } = call;
  const refusal =
    refusalOfEdit(present, context.language) ?? refusalOfAttributionChange(present, context.language);
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
  return reseller;
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
