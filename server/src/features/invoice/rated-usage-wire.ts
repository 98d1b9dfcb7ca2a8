import type { DailyRatedUsageLineItem } from '../../../../contract/invoice.ts';
import { attributes, instant } from '../../platform/http/index.ts';
import { resourceParts, resourceUri } from '../usage/index.ts';
import type { UsageOfDay } from './model.ts';
import type { LineFacts } from './wire.ts';
import { dayStart } from './wire.ts';

/** Clients choose the class by the two first members, whichever provider was asked for (resources 11). */
export function ratedUsageToWire(
  of: UsageOfDay,
  bill: Omit<LineFacts, 'type'> & { readonly partnerName: string },
): DailyRatedUsageLineItem {
  const day = dayStart(of.startsAt.toISOString().slice(0, 10));
  const unitPrice = Number(of.unitPrice);
  const amount = Number(of.amount);
  return {
    invoiceLineItemType: 'usage_line_items',
    billingProvider: 'marketplace',
    partnerId: bill.partnerId,
    partnerName: bill.partnerName,
    customerId: of.customerId,
    customerName: of.customerName,
    customerDomainName: of.customerDomain,
    customerCountry: of.customerCountry,
    invoiceNumber: bill.invoiceId,
    productId: of.productId,
    skuId: of.skuId,
    availabilityId: of.catalogItemId.split(':')[2] ?? '',
    skuName: of.offerName,
    productName: of.offerName,
    publisherName: of.publisher,
    publisherId: '',
    subscriptionId: of.planId,
    subscriptionDescription: of.planName,
    chargeStartDate: instant(of.startsAt),
    chargeEndDate: instant(of.endsAt),
    usageDate: day,
    meterType: of.meterName,
    meterCategory: of.category,
    meterId: of.meterId,
    meterSubCategory: of.subcategory,
    meterName: of.meterName,
    meterRegion: of.meterRegion,
    unitOfMeasure: of.unit,
    resourceLocation: of.region,
    consumedService: of.category,
    resourceGroup: resourceParts(of.resource).group,
    resourceUri: resourceUri(of.serviceId, of.resource, of.category),
    tags: JSON.stringify(of.tags),
    additionalInfo: '{}',
    serviceInfo1: '',
    serviceInfo2: '',
    mpnId: bill.partnerNumber,
    resellerMpnId: of.resellerPartnerId ?? '0',
    chargeType: 'New',
    unitPrice,
    effectiveUnitPrice: unitPrice,
    quantity: Number(of.quantity),
    unitType: of.unit,
    billingPreTaxTotal: amount,
    billingCurrency: bill.currency,
    pricingPreTaxTotal: amount,
    pricingCurrency: bill.currency,
    entitlementId: of.billingId,
    entitlementDescription: of.serviceName,
    pcToBCExchangeRate: 1,
    // No vendor pays partners back for usage here.
    rateOfPartnerEarnedCredit: 0,
    hasPartnerEarnedCredit: false,
    creditType: '',
    attributes: attributes('DailyRatedUsageLineItem'),
  };
}
