import { businessProfileRoutes, partnerFinderRoutes } from '../features/business-profile/index.ts';
import { areRelatedAsCustomer, countCustomersByReseller } from '../features/customer/index.ts';
import { directoryEditingRoutes, directoryRoutes } from '../features/directory/index.ts';
import { enrollmentRoutes } from '../features/enrollment/index.ts';
import { locationRoutes, settleLocation } from '../features/location/index.ts';
import { marketRoutes } from '../features/market/routes.ts';
import { partnerRoutes, profileRoutes } from '../features/partner/index.ts';
import { partnerAgreementRoutes } from '../features/partner-agreement/index.ts';
import { partnershipRoutes } from '../features/partnership/index.ts';
import { programRoutes, readmit } from '../features/program/index.ts';
import { referralContractRoutes, referralRoutes, referralSendingRoutes } from '../features/referral/index.ts';
import { verificationQueueRoutes, verificationRoutes, verifyAnew } from '../features/verification/index.ts';
import type { Routes } from '../platform/http/index.ts';
import type { Wiring } from './wiring.ts';

/** Companies that sell: how they join, who they are, whom they work with, leads they share. */
export function partnerSideRoutes(routes: Routes, wiring: Wiring): void {
  const { db, clock, ids, settings, addressChecker, boundariesFor, forgetPerson } = wiring;
  const parts = { db, clock, ids };

  enrollmentRoutes(routes, {
    ...parts,
    addressChecker,
    domainSuffix: settings.customerDomainSuffix,
    boundaries: { vendorDomains: wiring.vendorDomains, confirmedRegistrations: new Set<string>() },
    breached: wiring.breached,
  });
  verificationRoutes(routes, parts);
  verificationQueueRoutes(routes, { ...parts, settleLocation, readmit });
  partnerAgreementRoutes(routes, { db, clock, forgetPerson });
  programRoutes(routes, { db, clock });

  partnerRoutes(routes, { db });
  profileRoutes(routes, { db, clock, addressChecker, verifyAnew });
  locationRoutes(routes, { ...parts, addressChecker });
  businessProfileRoutes(routes, { ...parts, addressChecker });
  partnerFinderRoutes(routes, db);
  marketRoutes(routes, { addressChecker, boundariesFor });
  directoryRoutes(routes, parts);
  directoryEditingRoutes(routes, parts);

  partnershipRoutes(routes, {
    ...parts,
    publicUrl: settings.publicUrl,
    invitationDays: settings.invitationDays,
    areRelatedAsCustomer,
    countCustomersByReseller,
  });
  referralRoutes(routes, parts);
  referralContractRoutes(routes, parts);
  referralSendingRoutes(routes, parts);
}
