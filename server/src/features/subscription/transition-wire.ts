import type { Static } from 'typebox';
import type { TransitionRequest, UpgradeRequest } from '../../../../contract/subscription-upgrade.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { errorCodes } from '../../errors/error-codes.ts';
import type { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import { textIn } from '../catalog/index.ts';
import type { KeptSubscription } from './model.ts';
import { chargeToWire, costToWire, effectsOf, memberToWire, nothing } from './preview-wire.ts';
import { changedMembers } from './recording.ts';
import type { TransitionResult, Way } from './transition-actions.ts';
import type { Transition, WantedTransition } from './transition-model.ts';

/** Numbers by which clients of the contract know why a subscription cannot take the licenses. */
const targetErrorCodes: Readonly<Partial<Record<ErrorName, number>>> = {
  'target-not-active': 1,
  'target-not-ready': 2,
  'target-term-shorter': 3,
  'target-ends-earlier': 4,
};

function errorToWire(reason: ErrorName, refusal: Pick<Refusal, 'parameters'> | null, language: Language) {
  return {
    code: targetErrorCodes[reason] ?? errorCodes[reason].code,
    description: sentenceOf(reason, refusal?.parameters ?? {}, language),
  };
}

export function eligibilityToWire(
  { target, blockedBy, into }: Way,
  s: KeptSubscription,
  { language, scheduled }: { language: Language; scheduled: boolean },
) {
  const errors = blockedBy ? [errorToWire(blockedBy.reason, blockedBy, language)] : [];
  const types = scheduled ? ['transition_only'] : ['transition_only', 'transition_with_license_transfer'];
  return {
    operationId: '',
    catalogItemId: target.catalogItemId,
    title: textIn(target.offerName, language),
    description: textIn(target.description, language),
    quantity: s.quantity,
    eligibilities: types.map((transitionType) => ({
      isEligible: errors.length === 0,
      transitionType,
      errors,
    })),
    // What is only scheduled goes into no other subscription.
    subscriptionEligibilities: scheduled
      ? []
      : into.map(({ subscription, problem }) =>
          present({
            isEligible: problem === null,
            subscriptionId: subscription.subscriptionId,
            subscriptionFriendlyName: subscription.friendlyName,
            subscriptionTermDuration: subscription.termDuration,
            subscriptionBillingCycle: subscription.billingCycle,
            errors: problem ? [errorToWire(problem, null, language)] : [],
          }),
        ),
    attributes: attributes('TransitionEligibility'),
  };
}

export function wantedFromWire(body: Static<typeof TransitionRequest>): WantedTransition {
  const cycle = body.billingCycle;
  return {
    promotionId: body.promotionId?.trim() || null,
    toCatalogItemId: body.toCatalogItemId.trim(),
    toSubscriptionId: body.toSubscriptionId?.toLowerCase() ?? null,
    quantity: body.quantity,
    termDuration: body.termDuration || null,
    billingCycle: !cycle || cycle === 'unknown' || cycle === 'none' ? null : cycle,
    transitionType: body.transitionType ?? 'transition_with_license_transfer',
  };
}

export function transitionToWire(of: Transition, language: Language) {
  const at = instant(of.startedAt);
  const failed = of.licenseErrors.map((one) => ({
    code: errorCodes['license-stays-behind'].code,
    description: sentenceOf('license-stays-behind', { name: one.name }, language),
  }));
  const moved = of.transitionType === 'transition_with_license_transfer';
  return present({
    operationId: of.operationId,
    fromCatalogItemId: of.fromCatalogItemId,
    fromSubscriptionId: of.fromSubscriptionId,
    toCatalogItemId: of.toCatalogItemId,
    toSubscriptionId: of.toSubscriptionId,
    quantity: of.quantity,
    termDuration: of.termDuration,
    billingCycle: of.billingCycle,
    transitionType: of.transitionType,
    events: [
      { name: 'Conversion', status: 'Completed', timestamp: at, errors: [] },
      ...(moved
        ? [
            {
              name: 'LicenseReassignment',
              status: failed.length > 0 ? 'Failed' : 'Completed',
              timestamp: at,
              errors: failed,
            },
          ]
        : []),
    ],
    attributes: attributes('Transition'),
  });
}

export function transitionPreviewToWire({ made, before, after, target, charges }: TransitionResult) {
  return present({
    ...nothing,
    changes: [
      ...changedMembers(before, after).map(memberToWire),
      ...(target
        ? [
            { member: 'toSubscriptionId', to: target.friendlyName },
            { member: 'toQuantity', to: target.quantity },
          ]
        : []),
    ],
    charges: charges.map(chargeToWire),
    cost: costToWire(charges),
    effects: effectsOf(before, after).filter((one) => one !== 'not-undone'),
    licenseErrors: made.licenseErrors.map(({ userId, name }) => ({ userId, name })),
  });
}

/** Words of the legacy contract for what stands against an upgrade. */
const upgradeErrorNames: Readonly<Partial<Record<ErrorName, string>>> = {
  'subscription-not-active': 'subscription_status_not_active',
  'subscription-suspended': 'subscription_status_not_active',
  'subscription-deleted': 'subscription_status_not_active',
  'upgrade-blocked-by-addons': 'subscription_add_ons_present',
  'upgrade-not-offered': 'subscription_does_not_have_any_upgrade_paths',
  'term-not-offered': 'offer_does_not_support_billing_cycle',
  'offer-withdrawn': 'subscription_target_offer_not_found',
  'offer-id-invalid': 'subscription_target_offer_not_found',
  'subscription-being-renewed': 'concurrency_conflicts',
};

export function upgradeErrorToWire(refusal: Refusal, language: Language) {
  return {
    code: upgradeErrorNames[refusal.reason] ?? 'other',
    description: sentenceOf(refusal.reason, refusal.parameters, language),
  };
}

export function upgradeToWire({ target, blockedBy }: Way, s: KeptSubscription, language: Language) {
  return {
    targetOffer: { id: target.catalogItemId, name: textIn(target.offerName, language) },
    upgradeType: 'upgrade_with_license_transfer',
    isEligible: blockedBy === null,
    quantity: s.quantity,
    upgradeErrors: blockedBy ? [upgradeErrorToWire(blockedBy, language)] : [],
    attributes: attributes('Upgrade'),
  };
}

export function upgradeFromWire(body: Static<typeof UpgradeRequest>, s: KeptSubscription): WantedTransition {
  return {
    toCatalogItemId: body.targetOffer.id.trim(),
    toSubscriptionId: null,
    quantity: body.quantity ?? s.quantity,
    termDuration: null,
    billingCycle: null,
    transitionType:
      body.upgradeType === 'upgrade_only' ? 'transition_only' : 'transition_with_license_transfer',
  };
}

export function upgradeResultToWire({ made }: TransitionResult, language: Language) {
  return {
    sourceSubscriptionId: made.fromSubscriptionId,
    targetSubscriptionId: made.toSubscriptionId,
    upgradeType: made.transitionType === 'transition_only' ? 'upgrade_only' : 'upgrade_with_license_transfer',
    upgradeErrors: [],
    licenseErrors: made.licenseErrors.map((one) => ({
      userObjectId: one.userId,
      name: one.name,
      email: one.userPrincipalName,
      errors: [
        {
          code: 'conflicting_service_types',
          description: sentenceOf('license-stays-behind', { name: one.name }, language),
        },
      ],
    })),
    attributes: attributes('UpgradeResult'),
  };
}
