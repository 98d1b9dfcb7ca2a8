import type { ErrorName } from '../errors/error-codes.ts';
import type { CallerTenant, Cloud } from './caller.ts';
import type { Operation } from './policy.ts';

/** What a cloud offers (7.1), where it differs between clouds: step 5 of every decision (2.7). */
export interface CloudFeature {
  readonly clouds: readonly Cloud[];
  readonly operations: readonly Operation[];
  /** How a refusal is worded; preset: the cloud does not offer this. */
  readonly refusal?: ErrorName;
}

const everywhere: readonly Cloud[] = ['global', 'us-government', 'germany'];
const everywhereButGermany: readonly Cloud[] = ['global', 'us-government'];
const globalOnly: readonly Cloud[] = ['global'];

/**
 * Everything that is not named here is offered in every cloud. Where people and licenses are managed in
 * the cloud's own portal, they are read here and changed there. Sources that leave a cell to the
 * operator, or disagree (D16), are preset as the product's rules say.
 */
export const cloudFeatures = {
  newCustomers: {
    clouds: everywhereButGermany,
    operations: ['customer.create'],
    refusal: 'cloud-closed-to-new-customers',
  },
  newSubscriptions: {
    clouds: everywhereButGermany,
    operations: ['cart.create', 'cart.checkOut', 'order.create'],
  },
  peopleOfCustomers: {
    clouds: globalOnly,
    operations: [
      'customerUser.create',
      'customerUser.update',
      'customerUser.delete',
      'customerUser.resetPassword',
      'customerUser.role.assign',
    ],
  },
  licensesOfPeople: { clouds: globalOnly, operations: ['license.assign'] },
  peopleOfPartners: {
    clouds: globalOnly,
    operations: [
      'partnerUser.create',
      'partnerUser.update',
      'partnerUser.remove',
      'partnerUser.role.assign',
      'partnerUser.resetPassword',
    ],
  },
  qualifications: {
    clouds: globalOnly,
    operations: ['qualification.list', 'qualification.ask', 'qualification.set'],
  },
  customerPermission: {
    clouds: everywhereButGermany,
    operations: [
      'selfServePolicy.read',
      'selfServePolicy.switch',
      'customerPermission.read',
      'customerPermission.switch',
      'ownPurchase.place',
    ],
  },
  transfersByRequest: {
    clouds: globalOnly,
    operations: ['transfer.request', 'transfer.decide', 'customerTransfer.decide'],
    refusal: 'transfer-cloud-off',
  },
  granularAdmin: {
    clouds: everywhereButGermany,
    operations: ['delegation.request', 'delegation.approve', 'legacyAdmin.move'],
    refusal: 'delegation-cloud-off',
  },
  licenseReports: {
    clouds: globalOnly,
    operations: ['report.license.read', 'report.customerLicense.read'],
  },
  serviceHealth: { clouds: ['global', 'germany'], operations: ['incident.list'] },
  /** Providers and direct partners only in the government's cloud: see `signsInPortal`. */
  partnerAgreementInPortal: { clouds: everywhereButGermany, operations: ['partnerAgreement.sign'] },
  partnerships: { clouds: everywhere, operations: ['partnership.invite', 'partnership.accept'] },
  relationshipRequests: {
    clouds: everywhere,
    operations: ['relationship.request', 'relationship.requestJointly'],
  },
  providerDirectory: {
    clouds: globalOnly,
    operations: ['providerDirectory.own.read', 'providerDirectory.change.ask'],
  },
  businessProfile: { clouds: globalOnly, operations: ['businessProfile.read', 'businessProfile.update'] },
  referrals: {
    clouds: globalOnly,
    operations: ['referral.list', 'referral.work', 'referral.pass', 'referral.send', 'referral.sent'],
  },
  supportContact: {
    clouds: everywhereButGermany,
    operations: ['supportContact.set', 'supportContact.candidate.list', 'supportContact.flagged.list'],
  },
  serviceRequests: { clouds: everywhere, operations: ['serviceRequest.open', 'serviceRequest.ask'] },
  agreementInPortal: { clouds: everywhereButGermany, operations: ['agreement.confirm'] },
} as const satisfies Record<string, CloudFeature>;

export type FeatureName = keyof typeof cloudFeatures;

const featureOf = new Map<Operation, readonly [FeatureName, CloudFeature]>(
  Object.entries(cloudFeatures).flatMap(([name, feature]: [string, CloudFeature]) =>
    feature.operations.map((operation) => [operation, [name as FeatureName, feature]] as const),
  ),
);

/** Of whom it depends on whether a feature is on. */
export type Switchable = Pick<CallerTenant, 'cloud' | 'region' | 'switched'>;

/** What the operator switched for this company, its region before its cloud; undefined: nothing, the preset holds. */
function switchedFor({ region, switched = [] }: Switchable, feature: FeatureName): boolean | undefined {
  const own = switched.filter((one) => one.feature === feature);
  return (
    own.find((one) => one.region !== '' && one.region === region) ?? own.find((one) => one.region === '')
  )?.on;
}

/** Whether a company’s cloud and region offer an operation. */
export function offersOperation(tenant: Switchable, operation: Operation): boolean {
  return refusalOfCloud(tenant, operation) === null;
}

/** Why a company’s cloud or region does not offer an operation; null where it does. */
export function refusalOfCloud(tenant: Switchable, operation: Operation): ErrorName | null {
  const [name, feature] = featureOf.get(operation) ?? [];
  if (!name || !feature) return null;
  const preset = feature.clouds.includes(tenant.cloud);
  const isOn = switchedFor(tenant, name) ?? preset;
  if (isOn) return null;
  return preset ? 'feature-switched-off' : (feature.refusal ?? 'cloud-feature-off');
}

/** Whether a company signs its partner agreement here (7.1); elsewhere the vendor records what was signed on paper. */
export function signsInPortal({ cloud, kind }: Pick<CallerTenant, 'cloud' | 'kind'>): boolean {
  return cloud === 'global' || (cloud === 'us-government' && kind !== 'indirect-reseller');
}
