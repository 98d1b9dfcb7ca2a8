import type { OrderProblem } from '../order/model.ts';

/** Numbers of the contract's errors of a cart line (resources 5). */
export const cartErrorCodes = {
  CurrencyIsNotSupported: 10000,
  CatalogItemIdIsNotValid: 10001,
  QuotaNotAvailable: 10002,
  ParticipantsIsNotSupportedForPartner: 10004,
  UnableToProcessCartLineItem: 10006,
  InvalidInput: 10010,
  AttestationNotAccepted: 10012,
  BillingPlanNotSupported: 10013,
  InvalidPromotionId: 10014,
  MaxAllowedSeatsPerSubscriptionExceeded: 10015,
  InvalidCustomTermEndDate: 10017,
  BaseOfferSeatQuantityNotMet: 10018,
  LegacyOfferNotEligibleForPurchase: 500600,
} as const;

const codes = cartErrorCodes;

/** THE table: what stands against a line → the number its clients know. */
const codeByReason: Readonly<Partial<Record<OrderProblem['reason'], number>>> = {
  'currency-not-accepted': codes.CurrencyIsNotSupported,
  'offer-id-invalid': codes.CatalogItemIdIsNotValid,
  'offer-not-in-country': codes.CatalogItemIdIsNotValid,
  'offer-limit-reached': codes.QuotaNotAvailable,
  'term-not-offered': codes.BillingPlanNotSupported,
  'base-missing': codes.BaseOfferSeatQuantityNotMet,
  'attestation-offer-missing': codes.AttestationNotAccepted,
  'attribution-differs-from-plan': codes.InvalidInput,
  'offer-withdrawn': codes.UnableToProcessCartLineItem,
  'offer-not-eligible': codes.UnableToProcessCartLineItem,
  'segment-missing': codes.UnableToProcessCartLineItem,
};

const codeByField: Readonly<Record<string, number>> = {
  promotionId: codes.InvalidPromotionId,
  customTermEndDate: codes.InvalidCustomTermEndDate,
};

export interface ErrorContext {
  readonly isLegacy: boolean;
  /** Only providers name resellers. */
  readonly mayNameResellers: boolean;
}

export function cartErrorCodeOf({ reason, field, parameters }: OrderProblem, about: ErrorContext): number {
  if (field === 'partnerIdOnRecord' || field === 'additionalPartnerIdsOnRecord') {
    return about.mayNameResellers ? codes.InvalidInput : codes.ParticipantsIsNotSupportedForPartner;
  }
  if (reason === 'quantity-outside-limits') {
    const above = Number(parameters['quantity']) > Number(parameters['maximum']);
    return above ? codes.MaxAllowedSeatsPerSubscriptionExceeded : codes.InvalidInput;
  }
  const code = codeByField[field] ?? codeByReason[reason] ?? codes.InvalidInput;
  return about.isLegacy && code === codes.UnableToProcessCartLineItem
    ? codes.LegacyOfferNotEligibleForPurchase
    : code;
}
