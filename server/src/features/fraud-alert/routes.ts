import Type from 'typebox';
import {
  FraudAlert,
  FraudAlertInput,
  FraudAlerts,
  FraudDecision,
  FraudEvents,
  FraudStatusUpdate,
  fraudKinds,
  fraudStates,
} from '../../../../contract/fraud-alert.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { FraudAlertParts } from './actions.ts';
import { raiseAlert, settleAlerts } from './actions.ts';
import type { FraudAlert as Alert, FraudState } from './model.ts';
import { listAlerts, watching } from './store.ts';
import { alertToWire, fraudEventToWire, reasonFromWire, stateFromWire } from './wire.ts';

const tag = 'Fraud alerts';
const root = '/twotier/v1/fraudalerts';
const sizePreset = 25;
const sizeMax = 200;

/** Suspicions of fraud: raised by the operator, settled by the partner that sells the subscription (C106). */
export function fraudAlertRoutes(routes: Routes, parts: FraudAlertParts): void {
  contractRoutes(routes, parts);

  const Query = Type.Object({
    state: Type.Optional(Type.Enum([...fraudStates])),
    kind: Type.Optional(Type.Enum([...fraudKinds])),
    size: Type.Optional(Type.Integer({ minimum: 0 })),
    seekOperation: Type.Optional(Type.String()),
    'MS-ContinuationToken': Type.Optional(Type.String()),
  });
  const list = async (
    { query, context }: Pick<Call, 'context'> & { readonly query: Type.Static<typeof Query> },
    scope: TenantScope | null,
  ) => {
    const limit = Math.min(query.size || sizePreset, sizeMax);
    const token = tokenGiven(query, context);
    const [detectedAt, alertId] = token ? readToken(token, 2) : [];
    const found = await listAlerts(
      parts.db,
      scope ?? watching,
      scope?.tenantId ?? null,
      { state: query.state ?? null, kind: query.kind ?? null, subscriptionId: null },
      { after: detectedAt && alertId ? { detectedAt, alertId } : undefined, limit: limit + 1 },
    );
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      totalCount: page.length,
      items: page.map(alertToWire),
      ...(last ? { continuationToken: writeToken([last.detectedAt.toISOString(), last.alertId]) } : {}),
    };
  };

  routes.add({
    method: 'GET',
    path: root,
    operation: 'fraudAlert.list',
    tag,
    summary: 'Suspicions of fraud on subscriptions that you sell, newest first',
    query: Query,
    answer: FraudAlerts,
    handle: (call) => list(call, call.scope),
  });

  routes.add({
    method: 'PUT',
    path: `${root}/:alertId/standing`,
    operation: 'fraudAlert.settle',
    tag,
    summary: 'Look into an alert, or resolve it as legitimate, as fraud, or to be ignored',
    params: Type.Object({ alertId: Type.String({ format: 'uuid' }) }),
    body: FraudDecision,
    answer: FraudAlert,
    handle: async ({ caller, context, params, body }) => {
      const standing = { state: body.state, reason: body.reason ?? null };
      const [alert] = await settleAlerts(
        parts,
        { caller, context },
        { alertIds: [params.alertId] },
        standing,
      );
      return alertToWire(alert as Alert);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/installation/fraudalerts',
    operation: 'fraudAlert.watch',
    tag,
    summary: 'Suspicions of fraud at all partners, newest first',
    query: Query,
    answer: FraudAlerts,
    handle: (call) => list(call, null),
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/installation/fraudalerts',
    operation: 'fraudAlert.raise',
    tag,
    summary: 'Suspect fraud on a subscription: its seller is told',
    body: FraudAlertInput,
    status: 201,
    answer: FraudAlert,
    handle: async ({ caller, context, body }) =>
      alertToWire(await raiseAlert(parts, { caller, context }, body)),
  });
}

/** The partner contract's own. */
function contractRoutes(routes: Routes, parts: FraudAlertParts): void {
  const larger = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
    String(headers['x-neweventsmodel']).toLowerCase() === 'true';

  routes.add({
    method: 'GET',
    path: '/v1/fraudEvents',
    operation: 'fraudAlert.list',
    tag,
    summary: 'Suspicions of fraud, as a bare list',
    query: Type.Object({
      EventStatus: Type.Optional(Type.Enum(['Active', 'Investigating', 'Resolved'])),
      SubscriptionId: Type.Optional(Type.String({ format: 'uuid' })),
      EventType: Type.Optional(Type.String({ maxLength: 100 })),
      PageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
      PageNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    }),
    answer: FraudEvents,
    handle: async ({ scope, query, context }) => {
      const limit = query.PageSize ?? sizeMax;
      const state: FraudState | null = query.EventStatus ? stateFromWire(query.EventStatus) : null;
      const found = await listAlerts(
        parts.db,
        scope,
        scope.tenantId,
        { state, subscriptionId: query.SubscriptionId ?? null, kind: query.EventType ?? null },
        { skip: ((query.PageNumber ?? 1) - 1) * limit, limit },
      );
      return found.map((one) => fraudEventToWire(one, larger(context.headers)));
    },
  });

  routes.add({
    method: 'POST',
    path: '/v1/fraudEvents/subscription/:subscriptionId/status',
    operation: 'fraudAlert.settle',
    tag,
    summary: 'Settle suspicions of fraud on one subscription',
    params: Type.Object({ subscriptionId: Type.String({ format: 'uuid' }) }),
    body: FraudStatusUpdate,
    answer: FraudEvents,
    handle: async ({ caller, context, params, body }) => {
      const settled = await settleAlerts(
        parts,
        { caller, context },
        {
          alertIds: body.EventIds.map((id) => id.toLowerCase()),
          subscriptionId: params.subscriptionId.toLowerCase(),
        },
        { state: stateFromWire(body.EventStatus), reason: reasonFromWire(body.ResolvedReason) },
      );
      return settled.map((one) => fraudEventToWire(one, larger(context.headers)));
    },
  });
}
