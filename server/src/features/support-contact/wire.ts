import type { SupportContactUpdate, SupportOfCustomerRecord } from '../../../../contract/support-contact.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { attributes, link, present } from '../../platform/http/index.ts';
import type { DesignationOutcome, SupportOfCustomer, WantedContact } from './actions.ts';
import type { SupportedSubscription } from './model.ts';
import { warningsOf } from './rules.ts';
import type { FlaggedSubscription } from './store.ts';

export function supportContactToWire({ contact, customerId, subscriptionId }: SupportedSubscription) {
  return {
    supportTenantId: contact.tenantId,
    supportMpnId: contact.partnerId,
    name: contact.name,
    links: { self: link(`/customers/${customerId}/subscriptions/${subscriptionId}/supportcontact`) },
    attributes: attributes('SupportContact'),
  };
}

/** The name is told, never asked for; a blank id counts as absent. */
export function wantedFromWire(body: SupportContactUpdate): WantedContact {
  const given = (text: string | undefined) => text?.trim().toLowerCase() || null;
  return { tenantId: given(body.supportTenantId), partnerId: given(body.supportMpnId) };
}

export function supportToWire({
  candidates,
  subscriptions,
  factsOf,
}: SupportOfCustomer): SupportOfCustomerRecord {
  return {
    candidates: candidates.map(({ telephone, ...one }) =>
      present({ ...one, phone: telephone }),
    ) as SupportOfCustomerRecord['candidates'],
    items: subscriptions.map(({ subscriptionId, name, offerName, quantity, status, sellerId, contact }) => ({
      id: subscriptionId,
      name,
      offerName,
      quantity,
      status,
      contact,
      isDefault: contact.tenantId === sellerId,
      warnings: warningsOf(factsOf(contact.tenantId)),
    })),
  };
}

export function outcomeToWire({ subscriptionId, failure }: DesignationOutcome, language: Language) {
  return {
    id: subscriptionId,
    done: failure === null,
    ...(failure
      ? {
          failure: {
            errorName: failure.reason,
            description: sentenceOf(failure.reason, failure.parameters, language),
          },
        }
      : {}),
  };
}

export function flaggedToWire(row: FlaggedSubscription) {
  const { subscriptionId, name, offerName, status, customerId, customerName, contact } = row;
  return { id: subscriptionId, name, offerName, status, customerId, customerName, contact };
}
