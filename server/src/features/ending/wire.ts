import type {
  EndingBlocker,
  EndingPreviewAnswer,
  FormerCustomerAnswer,
  FormerCustomerRow,
  PlannedEndingItem,
} from '../../../../contract/ending.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { attributes, instant, present, readToken, tokenGiven } from '../../platform/http/index.ts';
import type { FormerCustomer } from '../customer/index.ts';
import type { EndingPreview } from './actions.ts';
import type { Blocker, PlannedEnding, Reinstatement, StakedSubscription, WayOut } from './model.ts';
import type { PlanInList } from './plan-actions.ts';
import { allClearAt } from './rules.ts';

function stakedToWire(one: StakedSubscription) {
  return present({
    id: one.subscriptionId,
    name: one.name,
    kind: one.kind,
    status: one.status,
    quantity: one.quantity,
    isTrial: one.isTrial,
    autoRenew: one.autoRenew,
    endsOn: one.termEndsOn,
  });
}

function wayToWire(way: WayOut): EndingBlocker['ways'][number] {
  return present({
    way: way.way,
    until: way.way === 'cancel' && way.until ? instant(way.until) : undefined,
    endsOn: way.way === 'stop-renewal' ? way.endsOn : undefined,
  }) as EndingBlocker['ways'][number];
}

export function blockerToWire({ subscription, clearsAt, ways }: Blocker): EndingBlocker {
  return present({
    subscription: stakedToWire(subscription),
    clearsAt: clearsAt ? instant(clearsAt) : undefined,
    ways: ways.map(wayToWire),
  }) as EndingBlocker;
}

export function previewToWire(preview: EndingPreview, language: Language): EndingPreviewAnswer {
  const { tie, blockers, consequences, etag, plan, declaration } = preview;
  const clearAt = allClearAt(blockers);
  return present({
    customerId: tie.customerId,
    companyName: tie.companyName,
    capacity: tie.capacity,
    blockers: blockers.map(blockerToWire),
    clearAt: clearAt ? instant(clearAt) : undefined,
    delegatedAdmin: tie.delegatedAdmin,
    runningOn: consequences.runningOn.map(stakedToWire),
    supportContactsReturned: consequences.supportRoles.length,
    usageRolesStay: consequences.usageRolesStay,
    plan: plan
      ? { id: plan.planId, queuedAt: instant(plan.queuedAt), queuedBy: plan.queuedByName }
      : undefined,
    declaration: { version: declaration.version, text: declaration.texts[language] },
    attributes: attributes('CustomerEnding', etag),
  }) as EndingPreviewAnswer;
}

export function planToWire(plan: PlannedEnding, blockers: readonly Blocker[] = []): PlannedEndingItem {
  const clearAt = allClearAt(blockers);
  return present({
    id: plan.planId,
    customerId: plan.customerId,
    companyName: plan.customerName,
    state: plan.state,
    queuedAt: instant(plan.queuedAt),
    queuedBy: plan.queuedByName,
    settledAt: plan.settledAt ? instant(plan.settledAt) : undefined,
    settledBy: plan.settledByName,
    blockers: blockers.map(blockerToWire),
    clearAt: clearAt ? instant(clearAt) : undefined,
  }) as PlannedEndingItem;
}

export function planInListToWire({ plan, blockers }: PlanInList): PlannedEndingItem {
  return planToWire(plan, blockers);
}

export function formerToWire(former: FormerCustomer): FormerCustomerRow {
  return present({
    id: former.customerId,
    companyName: former.companyName,
    domain: former.domain,
    country: former.country,
    capacity: former.capacity,
    endedAt: instant(former.endedAt),
    endedBy: former.endedByName,
  }) as FormerCustomerRow;
}

export function reinstatementToWire(former: FormerCustomer, kept: Reinstatement): FormerCustomerAnswer {
  return {
    ...formerToWire(former),
    comesBack: {
      orders: kept.orders,
      billTo: kept.billTo,
      agreement: former.agreementAccepted,
      resumable: kept.resumable.map(stakedToWire) as FormerCustomerAnswer['comesBack']['resumable'],
    },
  };
}

interface PageQuery {
  readonly size?: number;
  readonly seekOperation?: string;
  readonly 'MS-ContinuationToken'?: string;
}

const sizeMax = 100;

/** Keyset pages ordered by an instant and an id; `list` keeps the tokens of different lists apart. */
export function pageOf(
  query: PageQuery,
  context: RequestContext,
  list: string,
): { readonly limit: number; readonly after: { readonly at: string; readonly id: string } | undefined } {
  const token = tokenGiven(query, context);
  const limit = Math.min(query.size || sizeMax, sizeMax);
  if (!token || query.seekOperation?.toLowerCase() === 'first') return { limit, after: undefined };
  const [kind, at = '', id = ''] = readToken(token, 3);
  const sound = kind === list && !Number.isNaN(Date.parse(at)) && guid.test(id);
  return { limit, after: sound ? { at, id } : refuseToken() };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function refuseToken(): never {
  return refuse('parameter-invalid', { problems: 'MS-ContinuationToken' }, [
    { field: 'MS-ContinuationToken', message: 'unknown or outdated' },
  ]);
}
