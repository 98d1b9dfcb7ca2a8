import Type from 'typebox';
import {
  LegalBusinessProfile,
  LegalBusinessProfileUpdate,
  OrganizationProfile,
  OrganizationProfileUpdate,
  PartnerBillingProfile,
  PartnerBillingProfileUpdate,
  ProfileContact,
  SupportProfile,
  SupportProfileUpdate,
} from '../../../../contract/partner-profile.ts';
import { readVersion } from '../../errors/read-version.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { ProfileDeps } from './profile-actions.ts';
import {
  getLegalProfile,
  getProfiles,
  readSecurityContact,
  updateBilling,
  updateLegal,
  updateOrganization,
  updateSecurityContact,
  updateSupport,
} from './profile-actions.ts';
import {
  billingFromWire,
  billingToWire,
  legalFromWire,
  legalToWire,
  organizationFromWire,
  organizationToWire,
  supportToWire,
  vettingVersionFrom,
} from './profile-wire.ts';

const tag = 'Partners';

/** A partner's own profiles (C103); nobody reaches another's. */
export function profileRoutes(routes: Routes, deps: ProfileDeps): void {
  organizationRoutes(routes, deps);
  billingRoutes(routes, deps);
  legalRoutes(routes, deps);
  supportRoutes(routes, deps, { path: '/v1/profiles/support' });
  securityContactRoutes(routes, deps);
  // The reference names this path, clients the other: both are served.
  supportRoutes(routes, deps, { path: '/v1/profiles/supportprofile', hidden: true });
}

function organizationRoutes(routes: Routes, deps: ProfileDeps): void {
  const path = '/v1/profiles/organization';
  routes.add({
    method: 'GET',
    path,
    operation: 'partnerProfile.organization.read',
    tag,
    summary: 'Your organization profile',
    answer: OrganizationProfile,
    handle: async ({ scope }) => organizationToWire(await getProfiles(deps.db, scope)),
  });
  routes.add({
    method: 'PUT',
    path,
    operation: 'partnerProfile.organization.update',
    tag,
    summary: 'Replace your organization profile',
    body: OrganizationProfileUpdate,
    answer: OrganizationProfile,
    handle: async ({ caller, context, body }) => {
      const read = readVersion(context.headers['if-match'], body.attributes?.etag);
      return organizationToWire(
        await updateOrganization(deps, { caller, context, read }, organizationFromWire(body)),
      );
    },
  });
}

function billingRoutes(routes: Routes, deps: ProfileDeps): void {
  const path = '/v1/profiles/billing';
  routes.add({
    method: 'GET',
    path,
    operation: 'partnerProfile.billing.read',
    tag,
    summary: 'How you are billed',
    answer: PartnerBillingProfile,
    handle: async ({ scope }) => billingToWire(await getProfiles(deps.db, scope)),
  });
  routes.add({
    method: 'PUT',
    path,
    operation: 'partnerProfile.billing.update',
    tag,
    summary: 'Replace how you are billed',
    body: PartnerBillingProfileUpdate,
    answer: PartnerBillingProfile,
    handle: async ({ caller, context, body }) => {
      const read = readVersion(context.headers['if-match'], body.attributes?.etag);
      return billingToWire(await updateBilling(deps, { caller, context, read }, billingFromWire(body)));
    },
  });
}

function legalRoutes(routes: Routes, deps: ProfileDeps): void {
  const path = '/v1/profiles/legalbusiness';
  routes.add({
    method: 'GET',
    path,
    operation: 'partnerProfile.legal.read',
    tag,
    summary: 'What you are verified by, as it is now or as last verified',
    query: Type.Object({ vettingVersion: Type.Optional(Type.String()) }),
    answer: LegalBusinessProfile,
    handle: async ({ scope, query }) =>
      legalToWire(await getLegalProfile(deps.db, scope, vettingVersionFrom(query.vettingVersion))),
  });
  routes.add({
    method: 'PUT',
    path,
    operation: 'partnerProfile.legal.update',
    tag,
    summary: 'Replace what you are verified by',
    body: LegalBusinessProfileUpdate,
    answer: LegalBusinessProfile,
    handle: async ({ caller, context, body }) => {
      const read = readVersion(context.headers['if-match']);
      return legalToWire((await updateLegal(deps, { caller, context, read }, legalFromWire(body))).vetted);
    },
  });
}

function securityContactRoutes(routes: Routes, deps: ProfileDeps): void {
  const path = '/twotier/v1/profiles/securitycontact';
  routes.add({
    method: 'GET',
    path,
    operation: 'partnerProfile.security.read',
    tag,
    summary: 'Whom the vendor tells of fraud and attacks',
    answer: ProfileContact,
    handle: async ({ scope }) => ({ ...(await readSecurityContact(deps.db, scope)) }),
  });
  routes.add({
    method: 'PUT',
    path,
    operation: 'partnerProfile.security.update',
    tag,
    summary: 'Name whom the vendor tells of fraud and attacks; at the portal only',
    body: ProfileContact,
    answer: ProfileContact,
    handle: async ({ caller, scope, context, body }) => {
      await updateSecurityContact(deps, { caller, context, read: null }, body);
      return { ...(await readSecurityContact(deps.db, scope)) };
    },
  });
}

function supportRoutes(
  routes: Routes,
  deps: ProfileDeps,
  at: { readonly path: string; readonly hidden?: true },
): void {
  routes.add({
    ...at,
    method: 'GET',
    operation: 'partnerProfile.support.read',
    tag,
    summary: 'Where your customers find support',
    answer: SupportProfile,
    handle: async ({ scope }) => supportToWire(await getProfiles(deps.db, scope)),
  });
  routes.add({
    ...at,
    method: 'PUT',
    operation: 'partnerProfile.support.update',
    tag,
    summary: 'Replace where your customers find support',
    body: SupportProfileUpdate,
    answer: SupportProfile,
    handle: async ({ caller, context, body }) => {
      const read = readVersion(context.headers['if-match']);
      return supportToWire(await updateSupport(deps, { caller, context, read }, body));
    },
  });
}
