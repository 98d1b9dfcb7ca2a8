import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { AssessedLine, Assessment, OrderProblem, WantedLine } from '../order/model.ts';
import { orderGroups } from '../order/rules.ts';
import type { ErrorContext } from './error-codes-rules.ts';
import { cartErrorCodeOf } from './error-codes-rules.ts';
import type { Cart, CartLine } from './model.ts';

export type CartState = 'active' | 'ordered' | 'expired';
export type CartEvent = 'create' | 'update' | 'check-out' | 'seven-days';

/** THE state table of carts (4.6). A pair without a row is refused, by the name beside it below. */
export const cartTransitions: readonly { from: CartState | null; event: CartEvent; to: CartState }[] = [
  { from: null, event: 'create', to: 'active' },
  { from: 'active', event: 'update', to: 'active' },
  { from: 'active', event: 'check-out', to: 'ordered' },
  { from: 'active', event: 'seven-days', to: 'expired' },
  // A repeat gives the first result again and orders nothing (I38).
  { from: 'ordered', event: 'check-out', to: 'ordered' },
];

const refusedIn: Readonly<Record<CartState, ErrorName>> = {
  active: 'cart-unknown',
  ordered: 'cart-already-ordered',
  expired: 'cart-unknown',
};

const lifeMs = 7 * 24 * 3_600_000;

/** Seven days from creation; no update makes it longer. */
export function expiryOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + lifeMs);
}

/** The clock decides whether a cart has lapsed, not a job. An ordered one does not lapse any more. */
export function stateOf(cart: Pick<Cart, 'status' | 'expiresAt'>, now: Date): CartState {
  if (cart.status === 'ordered') return 'ordered';
  return now >= cart.expiresAt ? 'expired' : 'active';
}

export function refusalOfEvent(state: CartState, event: CartEvent): Refusal | null {
  const allowed = cartTransitions.some((row) => row.from === state && row.event === event);
  return allowed ? null : new Refusal(refusedIn[state]);
}

/**
 * Numbers lines and add-ons: the caller's own numbers where each is there once, counted from 0
 * otherwise, as some clients send 0 for all of them.
 */
export function numberLines(lines: readonly CartLine[], given: readonly (number | null)[]): CartLine[] {
  const own = given.every((id) => id !== null && id >= 0) && new Set(given).size === given.length;
  let next = 0;
  const number = (line: CartLine): CartLine => {
    const index = next;
    next += 1;
    return { ...line, id: own ? (given[index] as number) : index, addons: line.addons.map(number) };
  };
  return lines.map(number);
}

/** All lines in one row, a base before its add-ons. */
export function flatten(lines: readonly CartLine[]): CartLine[] {
  return lines.flatMap((line) => [line, ...flatten(line.addons)]);
}

/** The cart as a purchase, to be looked at by the rules of orders. */
export function wantedLines(lines: readonly CartLine[]): WantedLine[] {
  const wanted: WantedLine[] = [];
  const add = (line: CartLine, parentLineNumber: number | null) => {
    const lineNumber = wanted.length;
    wanted.push(wantedLine(line, lineNumber, parentLineNumber));
    for (const addon of line.addons) add(addon, lineNumber);
  };
  for (const line of lines) add(line, null);
  return wanted;
}

function wantedLine(line: CartLine, lineNumber: number, parentLineNumber: number | null): WantedLine {
  const partnerIdOf = (key: string) => line.participants.find((one) => one.key === key)?.value ?? null;
  return {
    lineNumber,
    parentLineNumber,
    catalogItemId: line.catalogItemId,
    quantity: line.quantity,
    friendlyName: line.friendlyName,
    termDuration: line.termDuration,
    billingCycle: line.billingCycle,
    currency: line.currency,
    resellerPartnerId: partnerIdOf('transaction_reseller') ?? partnerIdOf('consumption_reseller'),
    additionalPartnerIds: line.participants
      .filter((one) => one.key === 'additional_transaction_reseller')
      .map((one) => one.value),
    provisioningContext: line.provisioningContext,
    attestationAccepted: line.attestationAccepted === true,
    promotionId: line.promotionId,
    customTermEndDate: line.customTermEndDate,
    renewsTo: line.renewsTo,
  };
}

/** The lines with what the rules of orders found: price, group, and the first thing that stands against each. */
export function withFindings(
  lines: readonly CartLine[],
  assessment: Assessment,
  mayNameResellers: boolean,
): CartLine[] {
  const groups = orderGroups(assessment.lines);
  const groupOf = (assessed: AssessedLine) => String(groups.findIndex((group) => group.includes(assessed)));
  let next = 0;
  const found = (line: CartLine): CartLine => {
    const assessed = assessment.lines[next] as AssessedLine;
    next += 1;
    const problem = assessment.problems.find((one) => one.lineNumber === assessed.wanted.lineNumber);
    const about = { isLegacy: !line.catalogItemId.includes(':'), mayNameResellers };
    return {
      ...line,
      currency: assessed.currency,
      billingCycle: line.billingCycle ?? (assessed.unitPrice === null ? null : assessed.billingCycle),
      termDuration: line.termDuration ?? assessed.termDuration,
      orderGroup: groupOf(assessed),
      unitPrice: assessed.unitPrice,
      promotion: assessed.promotion && { ...assessed.promotion, until: assessed.endsOn },
      linePrice: assessed.linePrice,
      error: problem ? errorOf(problem, about) : null,
      addons: line.addons.map(found),
    };
  };
  return lines.map(found);
}

function errorOf(problem: OrderProblem, about: ErrorContext): CartLine['error'] {
  return { code: cartErrorCodeOf(problem, about), reason: problem.reason, parameters: problem.parameters };
}

/**
 * What keeps a cart from being checked out, or null. The gates of the purchase come first, under
 * their own names; then the lines, as one refusal. Credit is left to each order, so that one that
 * is too dear does not hold up the others.
 */
export function checkoutProblem(
  cart: Pick<Cart, 'lines'>,
  assessment: Assessment,
): OrderProblem | 'lines' | null {
  const gate = assessment.problems.find((one) => one.lineNumber === null && one.reason !== 'credit-exceeded');
  if (gate) return gate;
  const ofLines = assessment.problems.filter((one) => one.lineNumber !== null);
  const unsigned = ofLines.find((one) => one.reason === 'order-reseller-agreement-unsigned');
  if (unsigned) return unsigned;
  const stored = flatten(cart.lines);
  // It could be bought when it was put in: its availability is outdated and has to be read again.
  const vanished = ofLines.find(
    (one) => one.reason === 'offer-id-invalid' && stored[one.lineNumber ?? -1]?.error === null,
  );
  if (vanished) {
    const [, , availabilityId] = (stored[vanished.lineNumber ?? -1]?.catalogItemId ?? '').split(':');
    return {
      ...vanished,
      reason: 'availability-unknown',
      parameters: { availabilityId: availabilityId ?? '' },
    };
  }
  return ofLines.length > 0 ? 'lines' : null;
}
