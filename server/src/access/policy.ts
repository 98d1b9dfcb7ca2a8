import type { ErrorName } from '../errors/error-codes.ts';
import type { Role, TenantKind } from './caller.ts';

/**
 * THE access table: operation → which kind of company (2.2), which roles (2.3 to 2.5),
 * how far it reaches, and what its refusal is recorded as. An operation without a row
 * does not compile, and a route that names no operation does not start.
 */
export interface PolicyRow {
  readonly kinds: readonly TenantKind[];
  /** Any one of these is enough; several roles only ever add rights (I49). */
  readonly roles: readonly Role[];
  /** What a role that is none of them is told, where the contract has words of its own for it. */
  readonly roleRefusal?: ErrorName;
  /** An application without a person may do it too (conventions 3). */
  readonly application: boolean;
  /** Protected by the second factor (2.7 step 2). */
  readonly secondFactor: boolean;
  /** Grants, removals, secrets: a portal session needs a proof of who it is from the last minutes. */
  readonly stepUp?: true;
  readonly reach: Reach;
  /** Changes state: success and refusal are audited (I45). */
  readonly changes: boolean;
  /** Partner must be active and not restricted (2.7 step 4). */
  readonly activePartner?: true;
  /** Partner agreement must be signed in its region (2.7 step 4). */
  readonly signedPartner?: true;
}

/**
 * How far an operation reaches: `own` the caller's own tenant; `customer` one customer
 * named in the path, through the caller's relationship with it; `partner` another
 * partner named in the path; `installation` everything an operator looks after.
 */
export type Reach = 'own' | 'customer' | 'partner' | 'installation';

const provider: readonly TenantKind[] = ['indirect-provider'];
const reseller: readonly TenantKind[] = ['indirect-reseller'];
const seller: readonly TenantKind[] = ['indirect-provider', 'direct-partner'];
const partner: readonly TenantKind[] = ['indirect-provider', 'indirect-reseller', 'direct-partner'];
const anyone: readonly TenantKind[] = [...partner, 'customer', 'operator'];

const GA = 'global-admin';
const UA = 'user-admin';
const AA = 'admin-agent';
const SA = 'sales-agent';
const HA = 'helpdesk-agent';
const BA = 'billing-admin';
const AC = 'account-admin';
const MA = 'membership-admin';

const sellers: readonly Role[] = [GA, UA, AA, SA];
const agents: readonly Role[] = [GA, UA, AA, SA, HA];
const everyPartnerRole: readonly Role[] = [GA, UA, AA, SA, HA, BA];
/** Who looks after webhooks (2.3). */
const hearers: readonly Role[] = [GA, AA, SA, HA, BA];
/** Roles of the portal (2.4), and those who have none but an account. */
const portalRoles: readonly Role[] = [
  AC,
  MA,
  'business-profile-admin',
  'referrals-admin',
  'referrals-user',
  'incentives-admin',
  'incentives-user',
  'executive-report-viewer',
  'report-viewer',
  'default-user',
  'guest',
];
const everyRole: readonly Role[] = [...everyPartnerRole, ...portalRoles, 'operator-admin', 'customer-user'];

/** Who works with leads (2.4, C93); referrals users only on deals of their own team. */
const referralRoles: readonly Role[] = [
  GA,
  SA,
  'business-profile-admin',
  'referrals-admin',
  'referrals-user',
];

/** Reports without revenue (2.3, 2.4). */
const resellerReportRoles: readonly Role[] = [GA, UA, AA, MA, 'executive-report-viewer', 'report-viewer'];
const reportRoles: readonly Role[] = [...resellerReportRoles, SA];

type Flags = Partial<
  Pick<
    PolicyRow,
    'application' | 'secondFactor' | 'stepUp' | 'activePartner' | 'signedPartner' | 'roleRefusal'
  >
>;

function reads(
  kinds: readonly TenantKind[],
  roles: readonly Role[],
  reach: Reach,
  flags: Flags = {},
): PolicyRow {
  return { kinds, roles, reach, changes: false, application: true, secondFactor: false, ...flags };
}

function changes(
  kinds: readonly TenantKind[],
  roles: readonly Role[],
  reach: Reach,
  flags: Flags = {},
): PolicyRow {
  return { kinds, roles, reach, changes: true, application: true, secondFactor: false, ...flags };
}

/** Everything under Customers and every call made for a user is protected (2.7 step 2). */
const protectedByFactor: Flags = { secondFactor: true };

/** Only a person does it, and has just proven to be that person. */
const byProvenPerson: Flags = { application: false, stepUp: true };
const byProvenAdmin: Flags = { ...byProvenPerson, secondFactor: true };

/** Overage is looked after by few roles, and its refusal has a number of its own (conventions 16). */
const overage: Flags = { ...protectedByFactor, roleRefusal: 'overage-role-missing' };

export const policy = {
  // Own account
  'session.read': reads(anyone, everyRole, 'own', { application: false }),
  'session.changePassword': changes(anyone, everyRole, 'own', { application: false }),
  'session.end': changes(anyone, everyRole, 'own', { application: false }),
  'session.prove': changes(anyone, everyRole, 'own', { application: false }),
  'account.security.read': reads(anyone, everyRole, 'own', { application: false }),
  'account.factor.add': changes(anyone, everyRole, 'own', byProvenPerson),
  'account.factor.rename': changes(anyone, everyRole, 'own', { application: false }),
  'account.factor.remove': changes(anyone, everyRole, 'own', byProvenPerson),
  'account.recoveryCodes.renew': changes(anyone, everyRole, 'own', byProvenPerson),
  'account.session.end': changes(anyone, everyRole, 'own', { application: false }),
  'account.token.revoke': changes(anyone, everyRole, 'own', { application: false }),
  // Of the contract, but not offered here: everybody who is known is told so
  'contract.unoffered': reads(anyone, everyRole, 'own'),
  'overview.read': reads(partner, everyPartnerRole, 'own'),
  'audit.list': reads(partner, [GA, AA], 'own', protectedByFactor),

  // Applications and the company's own sign-in (C101, C105)
  'application.list': reads([...partner, 'operator'], [GA, AA, 'operator-admin'], 'own', {
    application: false,
    secondFactor: true,
  }),
  'application.create': changes([...partner, 'operator'], [GA, 'operator-admin'], 'own', byProvenAdmin),
  'application.update': changes([...partner, 'operator'], [GA, 'operator-admin'], 'own', byProvenAdmin),
  'application.delete': changes([...partner, 'operator'], [GA, 'operator-admin'], 'own', byProvenAdmin),
  'application.secret.add': changes([...partner, 'operator'], [GA, 'operator-admin'], 'own', byProvenAdmin),
  'application.secret.remove': changes(
    [...partner, 'operator'],
    [GA, 'operator-admin'],
    'own',
    byProvenAdmin,
  ),
  'application.token.revoke': changes([...partner, 'operator'], [GA, 'operator-admin'], 'own', {
    application: false,
    secondFactor: true,
  }),
  'mfaAdoption.read': reads(partner, [GA, UA, AA], 'own', { application: false, secondFactor: true }),
  'identityProvider.read': reads(anyone, [GA, 'operator-admin'], 'own', {
    application: false,
    secondFactor: true,
  }),
  'identityProvider.set': changes(anyone, [GA, 'operator-admin'], 'own', byProvenAdmin),
  'identityProvider.remove': changes(anyone, [GA, 'operator-admin'], 'own', byProvenAdmin),

  // Becoming and staying a partner (C1, C2)
  'verification.own.read': reads(partner, [GA, AA, SA, AC, MA], 'own', { application: false }),
  'verification.answer': changes(partner, [GA], 'own', { application: false }),
  'verification.queue.read': reads(['operator'], ['operator-admin'], 'installation', { application: false }),
  'verification.queue.decide': changes(['operator'], ['operator-admin'], 'installation', {
    application: false,
    secondFactor: true,
  }),
  'program.own.read': reads(partner, [GA, AA, SA, AC, MA], 'own', { application: false }),
  'program.own.return': changes(partner, [GA], 'own', byProvenAdmin),
  'program.partner.list': reads(['operator'], ['operator-admin'], 'installation', { application: false }),
  'program.partner.decide': changes(['operator'], ['operator-admin'], 'installation', byProvenAdmin),
  'program.rules.set': changes(['operator'], ['operator-admin'], 'installation', {
    application: false,
    secondFactor: true,
  }),
  'location.list': reads(partner, [GA, AA, SA, AC, MA], 'own', { application: false }),
  'location.add': changes(partner, [GA, AC], 'own', { application: false, secondFactor: true }),
  'location.change': changes(partner, [GA, AC], 'own', { application: false, secondFactor: true }),
  'location.associate': changes(partner, [GA], 'own', byProvenAdmin),
  'partnerAgreement.read': reads(partner, [GA, AA, SA, AC, MA], 'own', { application: false }),
  'partnerAgreement.text.read': reads(
    [...partner, 'operator'],
    [GA, AA, SA, AC, MA, 'operator-admin'],
    'own',
    {
      application: false,
    },
  ),
  'partnerAgreement.resellers.read': reads(provider, sellers, 'own', { application: false }),
  'partnerAgreement.publish': changes(['operator'], ['operator-admin'], 'installation', {
    application: false,
    secondFactor: true,
  }),
  'partnerAgreement.ofPartner.read': reads(['operator'], ['operator-admin'], 'installation', {
    application: false,
  }),
  'partnerAgreement.recordPaper': changes(['operator'], ['operator-admin'], 'installation', {
    application: false,
    secondFactor: true,
  }),
  'partnerAgreement.sign': changes(partner, [GA], 'own', byProvenAdmin),

  // Partnerships (C8 to C14)
  'partnership.list': reads(['indirect-provider', 'indirect-reseller'], agents, 'own'),
  'partnership.invite': changes(provider, sellers, 'own', {
    application: false,
    secondFactor: true,
    activePartner: true,
    signedPartner: true,
  }),
  'partnership.invitation.list': reads(provider, agents, 'own', { application: false }),
  'partnership.invitation.revoke': changes(provider, sellers, 'own', {
    application: false,
    secondFactor: true,
  }),
  'partnership.invitation.read': reads(anyone, everyRole, 'own', { application: false }),
  'partnership.accept': changes(anyone, [GA], 'own', { application: false, secondFactor: true }),
  'partnership.location.choose': changes(['indirect-provider', 'indirect-reseller'], [GA, AC], 'partner', {
    application: false,
    secondFactor: true,
  }),
  'partnership.remove': changes(provider, sellers, 'partner', {
    application: false,
    secondFactor: true,
    stepUp: true,
  }),
  'partnership.removeAsReseller': changes(reseller, [GA], 'partner', {
    application: false,
    secondFactor: true,
    stepUp: true,
  }),
  'partnership.withdrawAdminAccess': changes(reseller, [GA], 'partner', {
    application: false,
    secondFactor: true,
    stepUp: true,
  }),
  'reseller.verify': reads(provider, sellers, 'partner'),
  'partnerProfile.read': reads(partner, everyPartnerRole, 'partner'),

  // The directory of indirect providers (C3 to C5)
  'providerDirectory.own.read': reads(provider, [...everyPartnerRole, ...portalRoles], 'own', {
    application: false,
  }),
  'providerDirectory.change.ask': changes(provider, [GA], 'own', { application: false, secondFactor: true }),
  'providerDirectory.change.withdraw': changes(provider, [GA], 'own', {
    application: false,
    secondFactor: true,
  }),
  'providerDirectory.listing.list': reads(['operator'], ['operator-admin'], 'installation'),
  'providerDirectory.listing.set': changes(['operator'], ['operator-admin'], 'installation'),
  'providerDirectory.listing.remove': changes(['operator'], ['operator-admin'], 'installation'),
  'providerDirectory.change.decide': changes(['operator'], ['operator-admin'], 'installation'),

  // How a company presents itself to customers (C6, C7)
  'businessProfile.read': reads(
    partner,
    [GA, SA, 'business-profile-admin', 'referrals-admin', 'referrals-user'],
    'own',
    { application: false },
  ),
  'businessProfile.update': changes(partner, [GA, 'business-profile-admin', 'referrals-admin'], 'own', {
    application: false,
    activePartner: true,
  }),
  'businessProfile.delete': changes(partner, ['business-profile-admin'], 'own', { application: false }),

  // Leads (C93 to C97)
  'referral.list': reads(partner, referralRoles, 'own', protectedByFactor),
  'referral.work': changes(partner, referralRoles, 'own', { ...protectedByFactor, activePartner: true }),
  'referral.pass': changes(provider, [GA, SA, 'referrals-admin'], 'own', {
    ...protectedByFactor,
    activePartner: true,
  }),
  'referral.send': changes(['customer'], everyRole, 'own', { application: false }),
  'referral.sent': reads(['customer', 'indirect-provider'], [...referralRoles, 'customer-user'], 'own', {
    application: false,
  }),

  // The company's own profiles (C103)
  'partnerProfile.organization.read': reads(partner, everyPartnerRole, 'own', { application: false }),
  'partnerProfile.organization.update': changes(partner, [GA], 'own', {
    application: false,
    secondFactor: true,
  }),
  'partnerProfile.billing.read': reads(partner, [GA, AA, BA], 'own', {
    application: false,
    secondFactor: true,
  }),
  'partnerProfile.billing.update': changes(partner, [GA, BA], 'own', {
    application: false,
    secondFactor: true,
  }),
  'partnerProfile.legal.read': reads(partner, [GA, AC, MA], 'own', protectedByFactor),
  'partnerProfile.legal.update': changes(partner, [GA], 'own', { application: false, secondFactor: true }),
  'partnerProfile.security.read': reads(partner, [GA, AA], 'own', { application: false, secondFactor: true }),
  'partnerProfile.security.update': changes(partner, [GA], 'own', { application: false, secondFactor: true }),
  'partnerProfile.support.read': reads(partner, everyPartnerRole, 'own', { application: false }),
  'partnerProfile.support.update': changes(partner, [GA], 'own', { application: false, secondFactor: true }),

  // Customers (C15 to C25)
  'customer.list': reads(partner, agents, 'own', protectedByFactor),
  'customer.create': changes(seller, sellers, 'own', { ...protectedByFactor, activePartner: true }),
  'customer.read': reads(partner, agents, 'customer', protectedByFactor),
  'customer.billingProfile.read': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'customer.billingProfile.check': reads(seller, [GA, AA, SA, HA], 'customer', protectedByFactor),
  'customer.billingProfile.update': changes(seller, [GA, AA, SA, HA], 'customer', protectedByFactor),
  'customer.companyProfile.read': reads(partner, agents, 'customer', protectedByFactor),
  'customer.reseller.list': reads(partner, agents, 'customer', protectedByFactor),
  'customer.details.check': reads(seller, sellers, 'own'),
  'customer.export': reads(partner, [GA, AA], 'own', protectedByFactor),
  'customerTag.list': reads(partner, agents, 'own', protectedByFactor),
  'customerTag.manage': changes(partner, [AA], 'own', protectedByFactor),
  'customerTag.assign': changes(partner, [AA], 'own', protectedByFactor),
  'savedView.list': reads(partner, everyPartnerRole, 'own', { application: false }),
  'savedView.change': changes(partner, everyPartnerRole, 'own', { application: false }),
  'domain.check': reads(partner, everyPartnerRole, 'own'),
  'address.validate': reads(partner, everyPartnerRole, 'own'),
  'market.read': reads(anyone, everyRole, 'own'),

  // Special qualifications (C31)
  'qualification.list': reads(partner, agents, 'customer', protectedByFactor),
  'qualification.ask': changes(partner, [GA, AA, SA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'qualification.set': changes(partner, [GA, AA, SA], 'customer', protectedByFactor),
  'qualification.review.list': reads(['operator'], ['operator-admin'], 'installation'),
  'qualification.review.decide': changes(['operator'], ['operator-admin'], 'installation'),
  'validationCode.list': reads(partner, [GA, AA, SA], 'own', protectedByFactor),
  'validationCode.issue': changes(['operator'], ['operator-admin'], 'installation'),

  // What customers may buy by themselves (C63)
  'selfServePolicy.read': reads(seller, [AA, SA, HA], 'own', { application: false, secondFactor: true }),
  'selfServePolicy.switch': changes(seller, [AA], 'own', { application: false, secondFactor: true }),
  'customerPermission.read': reads(seller, [AA, SA, HA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'customerPermission.switch': changes(seller, [AA], 'customer', { application: false, secondFactor: true }),

  // Rights in usage subscriptions (C19, C70, C87)
  'usageRole.read': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'usageRole.grant': changes(partner, [GA, AA, SA], 'customer', { application: false, secondFactor: true }),
  'usageRole.grantPartner': changes(provider, [AA], 'customer', { application: false, secondFactor: true }),
  'usageRole.remove': changes(partner, [GA, AA, SA], 'customer', { application: false, secondFactor: true }),
  'usageRole.request': changes(partner, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'usageSubscription.create': changes(seller, sellers, 'customer', {
    application: false,
    secondFactor: true,
    activePartner: true,
  }),
  'entitlement.read': reads(partner, agents, 'customer', protectedByFactor),
  'entitlement.cancel': changes(seller, [GA, AA], 'customer', protectedByFactor),
  'entitlement.reactivate': changes(seller, [GA, AA], 'customer', protectedByFactor),
  // Switching the partner of usage plans (C64, C65)
  'transfer.list': reads(seller, [GA, AA, SA], 'own', protectedByFactor),
  'transfer.request': changes(seller, [GA, AA, SA], 'customer', {
    ...protectedByFactor,
    activePartner: true,
  }),
  'transfer.decide': changes(seller, [GA, AA, SA], 'own', protectedByFactor),
  'transfer.withdraw': changes(seller, [GA, AA, SA], 'own', protectedByFactor),
  // From direct to indirect (C66)
  'providerMove.read': reads(['direct-partner'], [GA, AA, SA], 'own', protectedByFactor),
  'providerMove.enroll': changes(['direct-partner'], [GA], 'own', {
    application: false,
    secondFactor: true,
    activePartner: true,
    signedPartner: true,
  }),
  'handover.read': reads(['direct-partner'], [GA, AA, SA], 'customer', protectedByFactor),
  'handover.extend': changes(['direct-partner'], [GA, AA], 'customer', {
    ...protectedByFactor,
    activePartner: true,
  }),
  'handover.request': changes(['direct-partner'], [GA, AA, SA], 'customer', {
    ...protectedByFactor,
    activePartner: true,
  }),
  'ownTransfer.list': reads(['customer'], [GA], 'own', { application: false }),
  'switch.list': reads([...seller, 'customer', 'operator'], [GA, 'operator-admin'], 'own', {
    application: false,
  }),
  'switch.open': changes(seller, [GA], 'customer', { application: false, secondFactor: true }),
  'switch.sign': changes([...seller, 'customer'], [GA], 'own', { application: false, secondFactor: true }),
  'switch.submit': changes(seller, [GA], 'own', { application: false, secondFactor: true }),
  'switch.confirm': changes(['operator'], ['operator-admin'], 'installation'),
  'customerTransfer.list': reads(seller, [GA, AA, SA], 'customer', protectedByFactor),
  'customerTransfer.decide': changes(seller, [GA, AA, SA], 'customer', protectedByFactor),
  'customerTransfer.withdraw': changes(seller, [GA, AA, SA], 'customer', protectedByFactor),

  'reservation.list': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'ownPurchase.read': reads(['customer'], [GA, 'customer-user'], 'own', { application: false }),
  'ownPurchase.list': reads(['customer'], [GA, 'customer-user'], 'own', { application: false }),
  'ownPurchase.export': reads(['customer'], [GA, 'customer-user'], 'own', { application: false }),
  'ownPurchase.place': changes(['customer'], [GA, 'customer-user'], 'own', {
    application: false,
    secondFactor: true,
  }),
  'ownUsageRole.read': reads(['customer'], [GA, 'customer-user'], 'own', { application: false }),
  'ownUsageRole.change': changes(['customer'], [GA, 'customer-user'], 'own', {
    application: false,
    secondFactor: true,
  }),

  // Ties between a customer and its partners (C33 to C43, 2.5)
  'relationship.request': changes(partner, [GA, AA, SA], 'own', {
    application: false,
    secondFactor: true,
    activePartner: true,
    signedPartner: true,
  }),
  'relationship.requestJointly': changes(reseller, [GA, AA], 'own', {
    application: false,
    secondFactor: true,
    activePartner: true,
    signedPartner: true,
  }),
  'relationship.link.list': reads(partner, [GA, AA, SA], 'own', { application: false, secondFactor: true }),
  'relationship.link.revoke': changes(partner, [GA, AA, SA], 'own', {
    application: false,
    secondFactor: true,
  }),
  'relationship.invitation.read': reads(anyone, everyRole, 'own', { application: false }),
  'relationship.accept': changes(anyone, [GA], 'own', { application: false, secondFactor: true }),
  'relationship.decline': changes(anyone, [GA], 'own', { application: false, secondFactor: true }),
  'relationship.read': reads(partner, agents, 'customer', protectedByFactor),
  'relationship.designation.remove': changes(provider, sellers, 'customer', {
    application: false,
    secondFactor: true,
  }),
  'managedService.list': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'ownPartner.list': reads(['customer'], [GA], 'own', { application: false, secondFactor: true }),
  'ownPartner.permission.change': changes(['customer'], [GA], 'own', byProvenAdmin),
  'ownPartner.service.assign': changes(['customer'], [GA], 'own', { application: false, secondFactor: true }),
  'ownSupport.read': reads(['customer'], [GA, 'customer-user'], 'own', { application: false }),

  // Agreements (C20)
  'agreement.template.list': reads(partner, everyPartnerRole, 'own'),
  'agreement.document.read': reads(anyone, everyRole, 'own'),
  'agreement.list': reads(seller, agents, 'customer', protectedByFactor),
  'agreement.confirm': changes(seller, [AA, SA], 'customer', protectedByFactor),
  'agreement.directStatus.read': reads(seller, agents, 'customer', protectedByFactor),

  // Catalog (C62)
  'product.list': reads(partner, everyPartnerRole, 'own'),
  'product.read': reads(partner, everyPartnerRole, 'own'),
  'offer.list': reads(partner, everyPartnerRole, 'own'),
  'offer.read': reads(partner, everyPartnerRole, 'own'),
  'customer.product.list': reads(partner, everyPartnerRole, 'customer', protectedByFactor),
  'customer.offer.list': reads(partner, everyPartnerRole, 'customer', protectedByFactor),
  'catalog.browse': reads(anyone, everyRole, 'own'),
  'mail.list': reads(['operator'], ['operator-admin'], 'installation'),
  'mail.read': reads(['operator'], ['operator-admin'], 'installation'),
  'catalog.import': changes(['operator'], ['operator-admin'], 'installation'),
  'catalog.import.read': reads(['operator'], ['operator-admin'], 'installation'),
  'margin.list': reads(provider, [...sellers, BA], 'own'),
  'margin.set': changes(provider, [GA, AA, BA], 'own'),
  'margin.remove': changes(provider, [GA, AA, BA], 'own'),
  'resalePriceList.read': reads(reseller, [...sellers, BA], 'own'),
  'resalePriceList.preview': reads(provider, [...sellers, BA], 'own'),
  'promotion.read': reads(seller, [GA, AA], 'own'),
  'promotion.browse': reads([...seller, 'operator'], [...sellers, BA, 'operator-admin'], 'own'),
  'customer.promotion.check': reads(seller, [GA, AA], 'customer', protectedByFactor),
  'priceSheet.read': reads(seller, [GA, AA, SA], 'own', { application: false }),
  'rateCard.read': reads(seller, [...sellers, BA], 'own'),
  'product.inventory.check': reads(partner, everyPartnerRole, 'own'),
  'priceList.read': reads([...seller, 'operator'], [...sellers, BA, 'operator-admin'], 'own'),
  'catalog.sku.read': reads(['operator'], ['operator-admin'], 'installation'),
  'catalog.sku.endSale': changes(['operator'], ['operator-admin'], 'installation'),
  'catalog.sku.reinstate': changes(['operator'], ['operator-admin'], 'installation'),
  'catalog.sku.limit': changes(['operator'], ['operator-admin'], 'installation'),
  'catalog.promotion.list': reads(['operator'], ['operator-admin'], 'installation'),
  'catalog.promotion.set': changes(['operator'], ['operator-admin'], 'installation'),
  'catalog.promotion.remove': changes(['operator'], ['operator-admin'], 'installation'),
  'saleRule.list': reads(['operator'], ['operator-admin'], 'installation'),
  'saleRule.set': changes(['operator'], ['operator-admin'], 'installation'),
  'saleRule.remove': changes(['operator'], ['operator-admin'], 'installation'),
  'catalog.price.set': changes(['operator'], ['operator-admin'], 'installation'),
  'catalog.price.cancel': changes(['operator'], ['operator-admin'], 'installation'),

  // Carts, orders, subscriptions (C44 to C48)
  'cart.create': changes(seller, sellers, 'customer', { ...protectedByFactor, activePartner: true }),
  'cart.read': reads(seller, sellers, 'customer', protectedByFactor),
  'cart.update': changes(seller, sellers, 'customer', { ...protectedByFactor, activePartner: true }),
  'cart.checkOut': changes(seller, sellers, 'customer', {
    ...protectedByFactor,
    activePartner: true,
    signedPartner: true,
  }),
  'order.create': changes(seller, sellers, 'customer', {
    ...protectedByFactor,
    activePartner: true,
    signedPartner: true,
  }),
  'order.list': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'order.read': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'order.update': changes(seller, sellers, 'customer', {
    ...protectedByFactor,
    activePartner: true,
    signedPartner: true,
  }),
  'order.provisioning.read': reads(seller, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'order.activationLink.read': reads(seller, sellers, 'customer', protectedByFactor),
  'entitlement.list': reads(seller, agents, 'customer', { application: false, secondFactor: true }),
  'software.list': reads(seller, agents, 'customer', { application: false, secondFactor: true }),
  'software.showKey': changes(seller, [AA], 'customer', { application: false, secondFactor: true }),
  'software.showDownload': changes(seller, [AA], 'customer', { application: false, secondFactor: true }),
  'order.attachment.list': reads(seller, [GA, AA], 'customer', protectedByFactor),
  'order.attachment.read': reads(seller, [GA, AA], 'customer', protectedByFactor),
  'order.attachment.add': changes(seller, [GA, AA], 'customer', {
    ...protectedByFactor,
    activePartner: true,
  }),
  'orderReview.list': reads(['operator'], ['operator-admin'], 'installation'),
  'orderReview.read': reads(['operator'], ['operator-admin'], 'installation'),
  'orderReview.decide': changes(['operator'], ['operator-admin'], 'installation'),
  'orderReview.rule.set': changes(['operator'], ['operator-admin'], 'installation'),
  'subscription.list': reads(partner, everyPartnerRole, 'customer', protectedByFactor),
  'subscription.read': reads(partner, everyPartnerRole, 'customer', protectedByFactor),
  'subscription.export': reads(partner, [GA, AA], 'customer', protectedByFactor),
  'subscription.provisioning.read': reads(partner, agents, 'customer', {
    application: false,
    secondFactor: true,
  }),
  'subscription.update': changes(seller, everyPartnerRole, 'customer', protectedByFactor),
  'subscription.attribution.read': reads(seller, agents, 'customer', protectedByFactor),
  // What one update of a subscription may hold, each with its own roles (2.3).
  'subscription.rename': changes(seller, agents, 'customer', protectedByFactor),
  'subscription.attribute': changes(seller, sellers, 'customer', protectedByFactor),
  'subscription.addLicenses': changes(seller, agents, 'customer', protectedByFactor),
  'subscription.reduceLicenses': changes(seller, [GA, AA, SA], 'customer', protectedByFactor),
  'subscription.suspend': changes(seller, [GA, AA, SA, HA], 'customer', protectedByFactor),
  'subscription.cancel': changes(seller, [GA, AA, SA], 'customer', protectedByFactor),
  'subscription.cancelSoftware': changes(seller, [AA], 'customer', protectedByFactor),
  'subscription.planRenewal': changes(seller, [GA, AA, SA, HA, BA], 'customer', protectedByFactor),
  'subscription.changeBilling': changes(seller, [GA, AA, BA], 'customer', protectedByFactor),
  'subscription.upgrade': changes(seller, agents, 'customer', protectedByFactor),
  'subscription.upgrade.read': reads(seller, agents, 'customer', protectedByFactor),
  'subscription.charge.list': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'subscription.decision.list': reads(seller, everyPartnerRole, 'own', protectedByFactor),
  'productUpgrade.read': reads(seller, agents, 'own', { application: false, secondFactor: true }),
  'productUpgrade.create': changes(seller, [GA, AA, SA], 'own', { application: false, secondFactor: true }),
  'subscription.register': changes(seller, sellers, 'customer', protectedByFactor),
  'subscription.overage.read': reads(seller, [GA, AA], 'customer', overage),
  'subscription.overage.set': changes(seller, [GA, AA], 'customer', overage),

  // Credit (9, C109): lines for those who check it, revenue by reseller for those who may see that (9.3)
  'credit.read': reads(
    ['indirect-provider', 'indirect-reseller'],
    [GA, UA, AA, SA, BA, 'incentives-admin', 'incentives-user'],
    'own',
    protectedByFactor,
  ),
  'credit.total.read': reads(
    ['indirect-provider', 'indirect-reseller'],
    [GA, AA, 'executive-report-viewer', 'incentives-admin', 'incentives-user'],
    'own',
    protectedByFactor,
  ),

  // Reports (C107, C108): no money in them, so for everybody who may see reports without revenue (2.3, 2.4)
  'report.subscription.read': reads(partner, reportRoles, 'own', {
    application: false,
    secondFactor: true,
  }),
  'report.license.read': reads(partner, reportRoles, 'own', { application: false, secondFactor: true }),
  'report.customerLicense.read': reads(partner, agents, 'customer', {
    application: false,
    secondFactor: true,
  }),
  'report.reseller.read': reads(provider, resellerReportRoles, 'own', {
    application: false,
    secondFactor: true,
  }),
  'report.referral.read': reads(partner, [GA, 'referrals-admin'], 'own', {
    application: false,
    secondFactor: true,
  }),

  'attribution.leak.list': reads(provider, agents, 'own', protectedByFactor),
  'attribution.leak.mend': changes(provider, sellers, 'own', protectedByFactor),

  // Support contacts (C88)
  'supportContact.read': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'supportContact.candidate.list': reads(seller, agents, 'customer', protectedByFactor),
  'supportContact.set': changes(seller, agents, 'customer', { application: false, secondFactor: true }),
  'supportContact.flagged.list': reads(seller, agents, 'own', protectedByFactor),

  // Invoices (C112), people and licenses of customers (2.6)
  'invoice.list': reads(seller, [GA, AA, BA], 'own', protectedByFactor),
  'invoice.read': reads(seller, [GA, AA, BA], 'own', protectedByFactor),
  'customer.import.read': reads(partner, [GA, AA, SA], 'own', { application: false, secondFactor: true }),
  'customer.import': changes(partner, [GA, AA, SA], 'own', {
    application: false,
    secondFactor: true,
    activePartner: true,
    signedPartner: true,
  }),
  'channelTie.list': reads(['operator'], ['operator-admin'], 'installation'),
  'channelTie.record': changes(['operator'], ['operator-admin'], 'installation'),
  'customer.usageCost.read': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'customer.usageCost.switch': changes(seller, [GA, AA], 'customer', protectedByFactor),
  'ownUsageCost.read': reads(['customer'], [GA], 'own', { application: false }),
  'usage.list': reads(seller, everyPartnerRole, 'own', protectedByFactor),
  'usage.read': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'usageBudget.read': reads(seller, everyPartnerRole, 'customer', protectedByFactor),
  'usageBudget.set': changes(seller, [AA], 'customer', protectedByFactor),
  'customer.charge.list': reads(seller, [GA, AA, BA], 'own', protectedByFactor),
  'customer.charge.read': reads(seller, [GA, AA, BA], 'customer', protectedByFactor),
  'customerUser.list': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'customerUser.read': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'customerUser.create': changes(partner, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'customerUser.import.read': reads(partner, [GA, AA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'customerUser.import': changes(partner, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'customerUser.update': changes(partner, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'customerUser.delete': changes(partner, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'customerUser.block': changes(partner, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'customerUser.endSessions': changes(partner, [GA, AA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'customerUser.resetPassword': changes(partner, [GA, AA, HA], 'customer', byProvenAdmin),
  'customerUser.role.list': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'customerUser.role.assign': changes(partner, [GA, AA], 'customer', byProvenAdmin),
  'applicationConsent.list': reads(partner, [GA, AA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'applicationConsent.give': changes(partner, [GA, AA], 'customer', byProvenAdmin),
  'applicationConsent.remove': changes(partner, [GA, AA], 'customer', byProvenAdmin),
  'license.read': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'license.unused.list': reads(seller, agents, 'own', { application: false, secondFactor: true }),
  'license.assign': changes(partner, agents, 'customer', { application: false, secondFactor: true }),

  // Own staff (C99, C100)
  'partnerUser.list': reads(partner, [GA, UA, AC, MA], 'own', { application: false, secondFactor: true }),
  'partnerUser.create': changes(partner, [GA, UA], 'own', byProvenAdmin),
  'partnerUser.update': changes(partner, [GA, UA], 'own', { application: false, secondFactor: true }),
  'partnerUser.remove': changes(partner, [GA, UA], 'own', byProvenAdmin),
  'partnerUser.role.assign': changes(partner, [GA, UA, AC], 'own', byProvenAdmin),
  'partnerUser.resetPassword': changes(partner, [GA, UA], 'own', byProvenAdmin),
  'partnerUser.block': changes(partner, [GA, UA], 'own', byProvenAdmin),
  'partnerUser.endSessions': changes(partner, [GA, UA], 'own', byProvenAdmin),
  'partnerUser.resetFactors': changes(partner, [GA], 'own', byProvenAdmin),
  // Whoever has lost every factor, the last global admin of a company among them.
  'person.find': reads(['operator'], ['operator-admin'], 'installation', {
    application: false,
    secondFactor: true,
  }),
  'person.resetFactors': changes(['operator'], ['operator-admin'], 'installation', byProvenAdmin),
  'ownAccess.read': reads(partner, [...everyPartnerRole, ...portalRoles], 'own', { application: false }),

  // Own directory, in the form of the directory graph (conventions 1)
  'directory.read': reads(anyone, [GA, UA, AC, MA], 'own', { application: true, secondFactor: true }),
  'directory.change': changes(anyone, [GA, UA], 'own', { application: false, secondFactor: true }),
  'directory.domain.change': changes(anyone, [GA], 'own', { application: false, secondFactor: true }),

  // Events: addresses that are told of them, and their feed (C105, D50)
  'webhook.read': reads(partner, hearers, 'own', protectedByFactor),
  'webhook.register': changes(partner, hearers, 'own', { ...protectedByFactor, stepUp: true }),
  'webhook.change': changes(partner, hearers, 'own', protectedByFactor),
  'webhook.unregister': changes(partner, hearers, 'own', protectedByFactor),
  'webhook.secret.renew': changes(partner, hearers, 'own', { ...protectedByFactor, stepUp: true }),
  'webhook.test': changes(partner, hearers, 'own', protectedByFactor),
  'webhook.replay': changes(partner, hearers, 'own', protectedByFactor),

  // Help from the operator (C90, C92), service health (C91)
  'serviceRequest.list': reads(partner, everyPartnerRole, 'own', { application: false, secondFactor: true }),
  'serviceRequest.change': changes(partner, everyPartnerRole, 'own', {
    application: false,
    secondFactor: true,
  }),
  'serviceRequest.ask': changes(partner, everyPartnerRole, 'own', { application: false, secondFactor: true }),
  'serviceRequest.read': reads(partner, [GA, AA, SA, HA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'serviceRequest.open': changes(partner, [GA, AA, SA, HA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'serviceRequest.answer': changes(partner, [GA, AA, SA, HA], 'customer', {
    application: false,
    secondFactor: true,
  }),
  'serviceRequest.queue.read': reads(['operator'], ['operator-admin'], 'installation', {
    application: false,
  }),
  'serviceRequest.queue.work': changes(['operator'], ['operator-admin'], 'installation', {
    application: false,
  }),

  'incident.list': reads(anyone, [GA, AA, SA, HA, 'customer-user', 'operator-admin'], 'own'),
  'incident.post': changes(['operator'], ['operator-admin'], 'installation', { application: false }),

  // Who may do what, and why
  'radar.read': reads(partner, agents, 'own', { application: false }),
  'invitation.extend': changes(partner, [GA, UA, AA, SA], 'own', { application: false, secondFactor: true }),
  'explain.customer': reads(partner, agents, 'customer', { application: false, secondFactor: true }),
  'explain.person': reads(partner, agents, 'own', { application: false, secondFactor: true }),
  'explain.partners': reads(['customer'], [GA], 'own', { application: false }),
  'explain.refusal': reads(anyone, everyRole, 'own', { application: false }),

  // Ending and reinstating (C37, C38), what-if
  'customer.patch': changes(partner, [GA, AA], 'customer', { application: false, secondFactor: true }),
  'customer.delete': changes(seller, [GA], 'customer', protectedByFactor),
  'ending.read': reads(partner, agents, 'customer', protectedByFactor),
  'ending.confirm': changes(seller, [GA], 'customer', byProvenAdmin),
  'ending.confirmAsReseller': changes(reseller, [GA, AA], 'customer', byProvenAdmin),
  'ending.plan': changes(seller, [GA], 'customer', byProvenAdmin),
  'ending.plan.cancel': changes(seller, [GA], 'own', { application: false, secondFactor: true }),
  'ending.plan.list': reads(seller, agents, 'own', protectedByFactor),
  'formerCustomer.list': reads(partner, agents, 'own', protectedByFactor),
  'whatIf.read': reads([...partner, 'customer'], agents, 'own', { application: false, secondFactor: true }),

  // Security groups (C83) and delegated administration (C79 to C86)
  'group.list': reads(partner, agents, 'own'),
  'group.manage': changes(partner, [GA, UA], 'own', protectedByFactor),
  'delegation.list': reads(partner, agents, 'own', protectedByFactor),
  'delegation.report': reads(partner, sellers, 'own', protectedByFactor),
  'delegation.request': changes(partner, [AA], 'own', { ...protectedByFactor, activePartner: true }),
  'delegation.terminate': changes(partner, [AA], 'own', { ...protectedByFactor, stepUp: true }),
  'delegation.assign': changes(partner, [GA, UA, AA], 'own', { ...protectedByFactor, stepUp: true }),
  'delegation.invitation.read': reads(anyone, everyRole, 'own', { application: false }),
  'delegation.approve': changes(anyone, [GA], 'own', byProvenAdmin),
  'delegation.grant.list': reads(['customer'], [GA], 'own', { application: false }),
  'delegation.grant.end': changes(['customer'], [GA], 'partner', byProvenAdmin),
  'legacyAdmin.list': reads(partner, [AA, HA], 'own', protectedByFactor),
  'legacyAdmin.remove': changes(partner, [AA], 'own', { ...protectedByFactor, stepUp: true }),
  'legacyAdmin.move': changes(partner, [AA], 'own', { ...protectedByFactor, activePartner: true }),
  'service.list': reads(partner, agents, 'customer', protectedByFactor),
  'service.enter': changes(partner, [AA, HA], 'customer', { application: false, secondFactor: true }),

  // Suspicions of fraud (C106)
  'fraudAlert.list': reads(seller, [AA], 'own', protectedByFactor),
  'fraudAlert.settle': changes(seller, [AA], 'own', protectedByFactor),
  'fraudAlert.watch': reads(['operator'], ['operator-admin'], 'installation'),
  'fraudAlert.raise': changes(['operator'], ['operator-admin'], 'installation'),

  // The installation itself
  'installation.read': reads(['operator'], ['operator-admin'], 'installation'),
  'installationAudit.read': reads(['operator'], ['operator-admin'], 'installation', {
    application: false,
    secondFactor: true,
  }),
  'customerRegister.read': reads(['operator'], ['operator-admin'], 'installation', {
    application: false,
    secondFactor: true,
  }),
  'feature.list': reads(['operator'], ['operator-admin'], 'installation'),
  'feature.switch': changes(['operator'], ['operator-admin'], 'installation', { application: false }),
  'marketSetting.list': reads(['operator'], ['operator-admin'], 'installation'),
  'marketSetting.confirm': changes(['operator'], ['operator-admin'], 'installation', { application: false }),
  'announcement.list': reads(anyone, everyRole, 'own', { application: false }),
  'announcement.written.list': reads(['operator'], ['operator-admin'], 'installation'),
  'announcement.write': changes(['operator'], ['operator-admin'], 'installation', { application: false }),
  'partnerRegister.read': reads(['operator'], ['operator-admin'], 'installation'),
  'partnerRegister.change': changes(['operator'], ['operator-admin'], 'installation', byProvenPerson),
  'declaration.list': reads(['operator'], ['operator-admin'], 'installation'),
  'declaration.write': changes(['operator'], ['operator-admin'], 'installation', { application: false }),
  'brand.check': reads(['operator'], ['operator-admin'], 'installation'),
  'brand.change': changes(['operator'], ['operator-admin'], 'installation', { application: false }),
  'installation.backup.record': changes(['operator'], ['operator-admin'], 'installation'),

  // What usage costs, and what services report of it, for all partners
  'usageMeter.list': reads(['operator'], ['operator-admin'], 'installation'),
  'usageMeter.rate': changes(['operator'], ['operator-admin'], 'installation', { application: false }),
  'usageReading.report': changes(['operator'], ['operator-admin'], 'installation'),

  // Emulator controls (demo mode only)
  'emulator.clock.read': reads(['operator'], ['operator-admin'], 'installation'),
  'emulator.clock.set': changes(['operator'], ['operator-admin'], 'installation'),
  'emulator.delivery.read': reads(['operator'], ['operator-admin'], 'installation'),
  'emulator.delivery.set': changes(['operator'], ['operator-admin'], 'installation'),
  'emulator.usage.read': reads(['operator'], ['operator-admin'], 'installation'),
  'emulator.usage.set': changes(['operator'], ['operator-admin'], 'installation'),
  'emulator.reset': changes(['operator'], ['operator-admin'], 'installation'),
} as const satisfies Record<string, PolicyRow>;

export type Operation = keyof typeof policy;

export function policyOf(operation: Operation): PolicyRow {
  return policy[operation];
}
