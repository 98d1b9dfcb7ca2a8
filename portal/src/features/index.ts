import type { FeaturePage } from '../shell/feature-page.ts';
import { agreementPages } from './agreement/pages.ts';
import { announcementPages } from './announcement/pages.ts';
import { applicationPages } from './application/pages.ts';
import { attributionPages } from './attribution/pages.ts';
import { auditPages } from './audit/pages.ts';
import { brandPages } from './brand/pages.ts';
import { businessProfilePages } from './business-profile/pages.ts';
import { cartPages } from './cart/pages.ts';
import { catalogPages } from './catalog/pages.ts';
import { customerPages } from './customer/pages.ts';
import { customerImportPages } from './customer-import/pages.ts';
import { customerRegisterPages } from './customer-register/pages.ts';
import { declarationPages } from './declaration/pages.ts';
import { delegationPages } from './delegation/pages.ts';
import { directoryPages } from './directory/pages.ts';
import { endingPages } from './ending/pages.ts';
import { entitlementPages } from './entitlement/pages.ts';
import { explainPages } from './explain/pages.ts';
import { featureSwitchPages } from './feature-switch/pages.ts';
import { fraudAlertPages } from './fraud-alert/pages.ts';
import { groupPages } from './group/pages.ts';
import { identityProviderPages } from './identity-provider/pages.ts';
import { incidentPages } from './incident/pages.ts';
import { creditLinePages } from './invoice/credit-line/pages.ts';
import { invoicePages } from './invoice/pages.ts';
import { locationPages } from './location/pages.ts';
import { mailPages } from './mail/pages.ts';
import { marginPages } from './margin/pages.ts';
import { onboardingPages } from './onboarding/pages.ts';
import { orderPages } from './order/pages.ts';
import { overviewPages } from './overview/pages.ts';
import { partnerPages } from './partner/pages.ts';
import { partnerAgreementPages } from './partner-agreement/pages.ts';
import { partnerRegisterPages } from './partner-register/pages.ts';
import { partnershipPages } from './partnership/pages.ts';
import { programPages } from './program/pages.ts';
import { purchasePages } from './purchase/pages.ts';
import { qualificationPages } from './qualification/pages.ts';
import { radarPages } from './radar/pages.ts';
import { referralPages } from './referral/pages.ts';
import { relationshipPages } from './relationship/pages.ts';
import { reportPages } from './report/pages.ts';
import { securityPages } from './security/pages.ts';
import { selfPurchasePages } from './self-purchase/pages.ts';
import { serviceRequestPages } from './service-request/pages.ts';
import { subscriptionPages } from './subscription/pages.ts';
import { supportContactPages } from './support-contact/pages.ts';
import { trafficPages } from './traffic/pages.ts';
import { transferPages } from './transfer/pages.ts';
import { usagePages } from './usage/pages.ts';
import { usageAccessPages } from './usage-access/pages.ts';
import { userPages } from './user/pages.ts';
import { userImportPages } from './user-import/pages.ts';
import { verificationPages } from './verification/pages.ts';
import { webhookPages } from './webhook/pages.ts';

/** Every page of the portal behind sign-in. A new page is a new entry here. */
export const featurePages: readonly FeaturePage[] = [
  ...agreementPages,
  ...announcementPages,
  ...applicationPages,
  ...attributionPages,
  ...auditPages,
  ...brandPages,
  ...declarationPages,
  ...businessProfilePages,
  ...cartPages,
  ...catalogPages,
  ...customerImportPages,
  ...customerPages,
  ...customerRegisterPages,
  ...delegationPages,
  ...directoryPages,
  ...endingPages,
  ...featureSwitchPages,
  ...fraudAlertPages,
  ...groupPages,
  ...entitlementPages,
  ...explainPages,
  ...locationPages,
  ...mailPages,
  ...trafficPages,
  ...marginPages,
  ...identityProviderPages,
  ...incidentPages,
  ...invoicePages,
  ...creditLinePages,
  ...onboardingPages,
  ...orderPages,
  ...overviewPages,
  ...partnerAgreementPages,
  ...partnerPages,
  ...partnerRegisterPages,
  ...partnershipPages,
  ...programPages,
  ...purchasePages,
  ...qualificationPages,
  ...securityPages,
  ...radarPages,
  ...referralPages,
  ...relationshipPages,
  ...reportPages,
  ...serviceRequestPages,
  ...subscriptionPages,
  ...supportContactPages,
  ...selfPurchasePages,
  ...transferPages,
  ...usagePages,
  ...usageAccessPages,
  ...userPages,
  ...userImportPages,
  ...verificationPages,
  ...webhookPages,
];
