import type { NewSaleRule } from '../../../../../contract/sale-rule.ts';
import { refuse } from '../../../errors/refusal.ts';
import { instant, present } from '../../../platform/http/index.ts';
import { isCountryCode } from '../../market/index.ts';
import { categories, segments } from '../model.ts';
import type { WantedRule } from './actions.ts';
import { ruleEtag } from './actions.ts';
import type { SaleRule } from './model.ts';
import { cancellationWindows } from './window-rules.ts';

export function ruleFromWire(body: NewSaleRule): WantedRule {
  const market = body.market.toUpperCase();
  const known = (field: string, value: string, allowed: readonly string[]) =>
    value === '*' || allowed.includes(value) ? value : refuse('parameter-invalid', { problems: field });
  return {
    kind: body.kind,
    market:
      market === '*' || isCountryCode(market) ? market : refuse('parameter-invalid', { problems: 'market' }),
    category: known('category', body.category, categories),
    segment: known('segment', body.segment, segments),
    cancellationHours: body.cancellationHours ?? null,
    fullRefundHours: body.fullRefundHours ?? null,
    maximum: body.maximum ?? null,
    perCustomer: body.perCustomer ?? null,
    subscriptions: body.subscriptions ?? null,
  };
}

export function ruleToWire(rule: SaleRule) {
  return present({
    id: rule.ruleId,
    kind: rule.kind,
    market: rule.market,
    category: rule.category,
    segment: rule.segment,
    cancellationHours: rule.cancellationHours,
    fullRefundHours: rule.fullRefundHours,
    maximum: rule.maximum,
    perCustomer: rule.perCustomer,
    subscriptions: rule.subscriptions,
    changedAt: instant(rule.changedAt),
    changedBy: rule.changedBy,
    attributes: { etag: ruleEtag(rule) },
  });
}

/** The table of windows, as far as rules can change it. */
export function usualWindows() {
  return Object.entries(cancellationWindows).flatMap(([kind, { hours, fullRefundHours }]) =>
    hours === null ? [] : [{ kind, cancellationHours: hours, fullRefundHours }],
  );
}
