import { accessErrors } from './codes/access.ts';
import { applicationErrors } from './codes/application.ts';
import { attributionErrors } from './codes/attribution.ts';
import { brandErrors } from './codes/brand.ts';
import { businessProfileErrors } from './codes/business-profile.ts';
import { catalogErrors } from './codes/catalog.ts';
import { customerErrors } from './codes/customer.ts';
import { customerEndingErrors } from './codes/customer-ending.ts';
import { customerListErrors } from './codes/customer-list.ts';
import { delegationErrors } from './codes/delegation.ts';
import { directoryErrors } from './codes/directory.ts';
import { enrollmentErrors } from './codes/enrollment.ts';
import { groupErrors } from './codes/group.ts';
import { invoiceErrors } from './codes/invoice.ts';
import { licenseErrors } from './codes/license.ts';
import { locationErrors } from './codes/location.ts';
import { orderErrors } from './codes/order.ts';
import { partnerErrors } from './codes/partner.ts';
import { partnershipErrors } from './codes/partnership.ts';
import { priceErrors } from './codes/price.ts';
import { qualificationErrors } from './codes/qualification.ts';
import { referralErrors } from './codes/referral.ts';
import { relationshipErrors } from './codes/relationship.ts';
import { requestErrors } from './codes/request.ts';
import { selfPurchaseErrors } from './codes/self-purchase.ts';
import { serviceHealthErrors } from './codes/service-health.ts';
import { serviceRequestErrors } from './codes/service-request.ts';
import { signInErrors } from './codes/sign-in.ts';
import { subscriptionErrors } from './codes/subscription.ts';
import { supportContactErrors } from './codes/support-contact.ts';
import { transferErrors } from './codes/transfer.ts';
import { upgradeErrors } from './codes/upgrade.ts';
import { usageErrors } from './codes/usage.ts';
import { userErrors } from './codes/user.ts';
import { userImportErrors } from './codes/user-import.ts';
import { webhookErrors } from './codes/webhook.ts';
import type { ErrorEntry } from './entry.ts';

export type { ErrorEntry };

/**
 * THE error catalogue: name → number and HTTP status of the partner contract
 * (conventions 16, Appendix A) and the sentence a person reads, in three languages.
 * `{placeholders}` are filled from the refusal's parameters. Every sentence says what
 * happened and what to do. One file of `codes/` for each topic; a name stands in one of them.
 */
export const errorCodes = {
  ...requestErrors,
  ...signInErrors,
  ...applicationErrors,
  ...accessErrors,
  ...customerErrors,
  ...customerListErrors,
  ...customerEndingErrors,
  ...qualificationErrors,
  ...selfPurchaseErrors,
  ...partnershipErrors,
  ...relationshipErrors,
  ...supportContactErrors,
  ...partnerErrors,
  ...locationErrors,
  ...businessProfileErrors,
  ...directoryErrors,
  ...brandErrors,
  ...referralErrors,
  ...enrollmentErrors,
  ...attributionErrors,
  ...catalogErrors,
  ...priceErrors,
  ...orderErrors,
  ...subscriptionErrors,
  ...upgradeErrors,
  ...transferErrors,
  ...usageErrors,
  ...userErrors,
  ...userImportErrors,
  ...licenseErrors,
  ...invoiceErrors,
  ...delegationErrors,
  ...groupErrors,
  ...webhookErrors,
  ...serviceRequestErrors,
  ...serviceHealthErrors,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorName = keyof typeof errorCodes;
