import type { Static } from 'typebox';
import type { FraudAlert as AlertWire, FraudEvent } from '../../../../contract/fraud-alert.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { FraudAlert, FraudReason, FraudState } from './model.ts';

const contractStates = { active: 'Active', investigating: 'Investigating', resolved: 'Resolved' } as const;
const contractReasons = { legitimate: 'Legitimate', fraud: 'Fraud', ignore: 'Ignore' } as const;

export const stateFromWire = (state: string): FraudState => state.toLowerCase() as FraudState;
export const reasonFromWire = (reason: string | undefined): FraudReason | null =>
  reason ? (reason.toLowerCase() as FraudReason) : null;

/** The contract's event; `X-NewEventsModel: true` asks for the larger model. */
export function fraudEventToWire(of: FraudAlert, larger: boolean): Static<typeof FraudEvent> {
  return present({
    eventTime: instant(of.detectedAt),
    eventId: of.alertId,
    partnerTenantId: of.partnerId,
    partnerFriendlyName: of.partnerName,
    customerTenantId: of.customerId,
    customerFriendlyName: of.customerName,
    subscriptionId: of.subscriptionId,
    subscriptionType: 'modern',
    eventStatus: contractStates[of.state],
    resolvedReason: of.reason && contractReasons[of.reason],
    eventType: of.kind,
    resourceName: of.resource,
    ...(larger
      ? {
          severity: of.severity,
          description: of.description,
          subscriptionName: of.subscriptionName,
          valueAddedResellerTenantId: of.resellerId,
        }
      : {}),
  }) as Static<typeof FraudEvent>;
}

export function alertToWire(of: FraudAlert): AlertWire {
  const { resource, reason, settledAt, settledBy } = of;
  return {
    id: of.alertId,
    partner: { tenantId: of.partnerId, name: of.partnerName },
    customer: { tenantId: of.customerId, name: of.customerName },
    subscription: { id: of.subscriptionId, name: of.subscriptionName },
    kind: of.kind,
    severity: of.severity,
    description: of.description,
    ...(resource ? { resource } : {}),
    state: of.state,
    ...(reason ? { reason } : {}),
    detectedAt: instant(of.detectedAt),
    ...(settledAt ? { settledAt: instant(settledAt) } : {}),
    ...(settledBy ? { settledBy } : {}),
  };
}
