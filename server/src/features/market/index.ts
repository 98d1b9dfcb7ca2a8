export { addressAnswer, readAddress } from './address-members.ts';
export { addressLimits, checkAddress, checkBillingAddress, checkCountry } from './address-rules.ts';
export { checkCultureAndLanguage } from './culture-rules.ts';
export { builtInAddressChecker, checkDeliverability, normalizeAddress } from './deliverability.ts';
export type { CustomerDetails, DetailsBoundaries, LocatedProblem } from './details-rules.ts';
export { checkCustomerDetails, checkTypedDetails, domainLabelOf } from './details-rules.ts';
export {
  alternativesTo,
  checkDomainLabel,
  domainLabelMax,
  proposeDomainLabels,
} from './domain-label-rules.ts';
export type { EmailBoundaries } from './email-rules.ts';
export { checkEducationEmail, checkEmail } from './email-rules.ts';
export type {
  Address,
  AddressChecker,
  AddressStatus,
  AddressVerdict,
  Market,
  Problem,
  ProblemCode,
  Region,
  RegionId,
  State,
} from './model.ts';
export { checkCompanyName } from './name-rules.ts';
export { checkPhone, checkRequiredPhone } from './phone-rules.ts';
export { normalizePostalCode } from './postal-code-rules.ts';
export { blocks } from './problem.ts';
export { fieldProblem, problemParameters, problemText, problemTexts } from './problem-texts.ts';
export { checkRegistrationId, compactRegistrationId } from './registration-rules.ts';
export {
  countryName,
  customerCurrencyOf,
  findMarket,
  findRegion,
  isCountryCode,
  listRegions,
  openMarkets,
  partnerCurrencyOf,
  regionName,
  regionOf,
  sameRegion,
} from './rules.ts';
