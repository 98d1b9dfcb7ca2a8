import type { Language } from '../../errors/sentence.ts';
import { attributes, link, present } from '../../platform/http/index.ts';
import type { Localized, OfferCategory } from './model.ts';
import type { OfferRow } from './offer-store.ts';
import { textIn } from './rules.ts';
import { localeOfLanguage } from './texts.ts';

/** Member order is that of recorded answers: they are compared member by member. */
export function offerWire(offer: OfferRow, country: string, language: Language, self: string) {
  const spoken = spokenIn(offer.name, language);
  const category = offer.category ?? { name: {}, locales: offer.locales, rank: 0 };
  return present({
    id: offer.offerId,
    name: textIn(offer.name, language),
    description: textIn(offer.description, language),
    minimumQuantity: offer.minimum,
    maximumQuantity: offer.maximum,
    rank: offer.rank,
    uri: offer.uri,
    locale: localeOf(offer.locales, spoken),
    country,
    category: categoryWire(
      { ...category, market: offer.market, categoryId: offer.categoryId },
      country,
      language,
    ),
    limitUnitOfMeasure: offer.limitUnit,
    limit: offer.limit,
    termUnitOfMeasure: offer.termUnit,
    term: offer.term,
    prerequisiteOffers: offer.prerequisites,
    isAddOn: offer.isAddon,
    hasAddOns: offer.hasAddons,
    isAvailableForPurchase: offer.isAvailable,
    billing: offer.billing,
    supportedBillingCycles: offer.billingCycles,
    isAutoRenewable: offer.isAutoRenewable,
    isInternal: offer.traits.isInternal,
    isMicrosoftProduct: offer.traits.isVendorProduct,
    upgradeTargetOffers: offer.upgradeTargets,
    conversionTargetOffers: offer.conversionTargets,
    reselleeQualifications: offer.reselleeQualifications,
    resellerQualifications: offer.resellerQualifications,
    salesGroupId: offer.salesGroupId,
    isTrial: offer.isTrial,
    acquisitionType: offer.traits.acquisitionType,
    supportedCatalogTypes: offer.traits.supportedCatalogTypes,
    actions: offer.traits.actions,
    product: { id: offer.product.id, name: textIn(offer.product.name, language), unit: offer.product.unit },
    unitType: offer.unitType,
    attestationProperties: offer.traits.attestation
      ? {
          attestationType: offer.traits.attestation.type,
          enforceAttestation: offer.traits.attestation.enforced,
        }
      : undefined,
    links: {
      // Without an address where there is no page about the offer: clients expect the member all the same.
      learnMore: {
        ...(offer.traits.learnMoreUri ? { uri: offer.traits.learnMoreUri } : {}),
        method: 'GET',
        headers: [],
      },
      self: link(self),
    },
    attributes: attributes('Offer'),
  });
}

export function categoryWire(category: OfferCategory, country: string, language: Language) {
  return {
    id: category.categoryId,
    name: textIn(category.name, language),
    rank: category.rank,
    locale: localeOf(category.locales, spokenIn(category.name, language)),
    country,
    attributes: attributes('OfferCategory'),
  };
}

/** The language that `textIn` finds words in; for a text without words, the one asked for. */
function spokenIn(text: Localized, language: Language): Language {
  if (text[language] !== undefined || Object.keys(text).length === 0) return language;
  return text.en !== undefined ? 'en' : (Object.keys(text)[0] as Language);
}

/** As recorded; else the product's own locale of that language. */
function localeOf(locales: Localized, spoken: Language): string {
  return locales[spoken] ?? Object.values(locales)[0] ?? localeOfLanguage[spoken];
}
