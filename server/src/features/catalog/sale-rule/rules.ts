import type { LimitUnit } from '../model.ts';
import type { KeptWindow, SaleNumbers, SaleRule, SaleScope } from './model.ts';
import type { WindowProduct } from './window-rules.ts';
import { cancellationWindowOf, cancellationWindows, windowRuleOf } from './window-rules.ts';

/** Kinds that have a window which a rule can make longer or shorter. */
export const windowedKinds = Object.entries(cancellationWindows).flatMap(([kind, { hours }]) =>
  hours === null ? [] : [kind],
);

/** What rules are asked about: a thing in a market. */
export type Ruled = Partial<SaleScope> & Pick<SaleScope, 'market'>;

// Law comes by market, so that a market goes before everything else (4.8.3).
const weights = { market: 8, segment: 4, category: 2, kind: 1 } as const;
const scopes = ['market', 'segment', 'category', 'kind'] as const;

function exactness(rule: SaleScope): number {
  return scopes.reduce((sum, one) => sum + (rule[one] === '*' ? 0 : weights[one]), 0);
}

function covers(rule: SaleScope, thing: Ruled): boolean {
  return scopes.every((one) => rule[one] === '*' || rule[one] === thing[one]);
}

/** The most exact rule that says this number of a thing; undefined: none does. */
export function ruleFor(
  rules: readonly SaleRule[],
  number: keyof SaleNumbers,
  thing: Ruled,
): (SaleRule & { readonly value: number }) | undefined {
  const [found] = rules
    .filter((rule) => rule[number] !== null && covers(rule, thing))
    .toSorted((one, other) => exactness(other) - exactness(one));
  return found && { ...found, value: found[number] as number };
}

/** The window of a purchase, where the catalog says another than the usual one. */
export function windowFor(
  rules: readonly SaleRule[],
  product: Omit<WindowProduct, 'window'>,
  where: Omit<Ruled, 'kind'>,
): KeptWindow | null {
  const kind = windowRuleOf(product);
  const usual = cancellationWindowOf({ ...product, window: null });
  if (usual.hours === null) return null;
  const hours = ruleFor(rules, 'cancellationHours', { ...where, kind });
  const full = ruleFor(rules, 'fullRefundHours', { ...where, kind });
  const by = hours ?? full;
  if (!by) return null;
  const length = hours?.value ?? usual.hours;
  return {
    hours: length,
    fullRefundHours: Math.min(length, full?.value ?? usual.fullRefundHours),
    rule: scopeOf(by),
  };
}

export function scopeOf({ kind, market, category, segment }: SaleScope): SaleScope {
  return { kind, market, category, segment };
}

/** A rule that says nothing is none. */
export function saysNothing(numbers: SaleNumbers): boolean {
  const { cancellationHours, fullRefundHours, maximum, perCustomer, subscriptions } = numbers;
  return [cancellationHours, fullRefundHours, maximum, perCustomer, subscriptions].every(
    (one) => one === null,
  );
}

/** The same numbers, for whomever. */
export function saysSame(one: SaleNumbers, other: SaleNumbers): boolean {
  const numbers = [
    'cancellationHours',
    'fullRefundHours',
    'maximum',
    'perCustomer',
    'subscriptions',
  ] as const;
  return numbers.every((number) => one[number] === other[number]);
}

/** Subscriptions of a customer in all, where no rule says another number (8). */
export const usualSubscriptions = 300;

export function subscriptionsMax(rules: readonly SaleRule[], market: string): number {
  return ruleFor(rules, 'subscriptions', { market })?.value ?? usualSubscriptions;
}

interface Limited {
  readonly minimum: number;
  readonly maximum: number;
  readonly limitUnit: LimitUnit;
  readonly limit: number;
  readonly isTrial: boolean;
}

/** The limits of a SKU, narrowed by rules; what the SKU itself limits is never widened, a trial never touched (C58). */
export function limitsFor(
  rules: readonly SaleRule[],
  sku: Limited & Pick<WindowProduct, 'kind' | 'ruleSet'>,
  where: Omit<Ruled, 'kind'>,
): Omit<Limited, 'isTrial'> {
  const { minimum, limitUnit, limit } = sku;
  const thing = { ...where, kind: windowRuleOf({ ...sku, termDuration: null }) };
  const most = sku.isTrial ? undefined : ruleFor(rules, 'maximum', thing)?.value;
  const atATime = sku.isTrial ? undefined : ruleFor(rules, 'perCustomer', thing)?.value;
  const maximum = Math.min(sku.maximum, most ?? sku.maximum);
  return {
    minimum: Math.min(minimum, maximum),
    maximum,
    ...(limitUnit === 'none' && atATime !== undefined
      ? { limitUnit: 'concurrent' as const, limit: atATime }
      : { limitUnit, limit }),
  };
}
