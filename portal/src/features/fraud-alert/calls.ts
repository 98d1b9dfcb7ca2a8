import type { FraudAlert, FraudAlertInput, FraudDecision } from '../../../../contract/fraud-alert.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export { fraudKinds, fraudReasons, fraudSeverities, fraudStates } from '../../../../contract/fraud-alert.ts';
export type { FraudAlert, FraudAlertInput, FraudDecision };

const own = '/twotier/v1/fraudalerts';
const all = '/twotier/v1/installation/fraudalerts';

export const fraudKey = ['fraud-alerts'] as const;

const reader =
  (root: string) =>
  ({ size, cursor, filters, signal }: TableRequest): Promise<PageOf<FraudAlert>> =>
    readPage(root, { size, cursor, signal, query: filters });

export const readOwnAlerts = reader(own);
export const readAllAlerts = reader(all);

export const settleAlert = (id: string, decision: FraudDecision, ids: AttemptIds) =>
  api.put<FraudAlert>(`${own}/${id}/standing`, decision, ids);

export const raiseAlert = (input: FraudAlertInput, ids: AttemptIds) => api.post<FraudAlert>(all, input, ids);
