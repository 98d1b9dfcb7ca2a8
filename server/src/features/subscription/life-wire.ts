import type { Language } from '../../errors/sentence.ts';
import { attributes, link } from '../../platform/http/index.ts';
import { textIn } from '../catalog/index.ts';
import type { RenewalChoice } from './life-actions.ts';
import type { UsageSettings } from './life-store.ts';
import type { AllowedEnd } from './schedule-rules.ts';

export function customEndToWire({ kind, day, subscriptionIds }: AllowedEnd) {
  return {
    allowedCustomTermEndDateType: kind,
    cotermSubscriptionIds: subscriptionIds,
    allowedCustomTermEndDate: `${day}T00:00:00Z`,
  };
}

export function overageToWire(
  one: Pick<UsageSettings, 'subscriptionId' | 'resellerPartnerId' | 'overageEnabled'>,
  customerId: string,
) {
  return {
    azureEntitlementId: one.subscriptionId,
    partnerId: one.resellerPartnerId ?? '',
    type: 'PhoneServices',
    overageEnabled: one.overageEnabled,
    links: { overage: link(`/customers/${customerId}/subscriptions/overage`) },
    attributes: attributes('Overage'),
  };
}

export function choiceToWire({ sellable, isPresent, terms }: RenewalChoice, language: Language) {
  return {
    catalogItemId: sellable.catalogItemId,
    name: textIn(sellable.offerName, language),
    isPresent,
    minimum: sellable.minimum,
    maximum: sellable.maximum,
    terms: terms.flatMap(({ term, billingCycle, unitPrice, currency, ends }) =>
      term === null
        ? []
        : [
            {
              termDuration: term,
              billingCycle,
              unitPrice: Number(unitPrice),
              currency,
              ends: ends.map(({ day, kind }) => ({ date: day, kind })),
            },
          ],
    ),
  };
}
