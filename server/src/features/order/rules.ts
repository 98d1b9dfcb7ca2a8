import { exceeds, shownAmount, sumOf } from '../../platform/money/index.ts';
import type { BillingCycle } from '../subscription/index.ts';
import type { PurchaseFacts } from './facts.ts';
import { assessLine } from './line-rules.ts';
import type {
  AssessedLine,
  Assessment,
  LineProvisioning,
  OrderProblem,
  OrderStatus,
  WantedLine,
} from './model.ts';

/** Whether the seller said in which role it sells; `unasked` while nothing is being submitted. */
export type RoleAttestation = 'given' | 'missing' | 'unasked';

/**
 * May this be bought? Everything of I23 and more: the gates of the purchase as a whole first, then
 * line by line, then what follows from the sum. Nothing is left out, so the first problem is the
 * one to name and the rest stand beside it.
 */
export function assess(
  lines: readonly WantedLine[],
  facts: PurchaseFacts,
  attestation: RoleAttestation,
): Assessment {
  const findings = lines.map((line) => assessLine(line, lines, facts));
  const assessed = findings.map((finding) => finding.line);
  const needed = sumOf(assessed.map((line) => line.creditPrice ?? '0'));
  const problems = [
    ...gateProblems(facts),
    ...findings.flatMap((finding) => finding.problems),
    ...attestationProblems(lines, facts, attestation),
    ...countProblems(lines, facts),
    ...creditProblems(needed, facts),
  ];
  return {
    lines: assessed,
    problems,
    credit: { currency: facts.accountCurrency, available: facts.creditAvailable, needed },
  };
}

function whole(
  reason: OrderProblem['reason'],
  parameters: OrderProblem['parameters'] = {},
  field = 'lineItems',
): OrderProblem {
  return { lineNumber: null, field, reason, parameters };
}

/** What has to hold before any line is looked at (I13, I23). */
function gateProblems({ seller, customer, regions }: PurchaseFacts): OrderProblem[] {
  const { tenant } = seller;
  const problems: OrderProblem[] = [];
  if (tenant.programStatus !== 'active')
    problems.push(whole('partner-restricted', { status: tenant.programStatus ?? '' }));
  if (!tenant.agreementSigned) problems.push(whole('own-agreement-missing', { region: regions.sellerName }));
  if (tenant.region === null || regions.customer !== tenant.region) {
    problems.push(
      whole('market-outside-region', {
        partnerRegion: regions.sellerName,
        country: customer.country,
        customerRegion: regions.customerName,
      }),
    );
  }
  if (customer.accountReview === 'under-review') problems.push(whole('customer-under-review'));
  if (customer.accountReview === 'not-approved') problems.push(whole('customer-not-approved'));
  if (!customer.agreementAccepted) problems.push(whole('agreement-missing'));
  return problems;
}

/** A provider that names a reseller says so (C60); an order without one needs no declaration (I26). */
function attestationProblems(
  lines: readonly WantedLine[],
  { seller }: PurchaseFacts,
  attestation: RoleAttestation,
): OrderProblem[] {
  const names = lines.some((line) => line.resellerPartnerId !== null);
  if (attestation !== 'missing' || !names || seller.tenant.kind !== 'indirect-provider') return [];
  return [whole('attestation-missing', {}, 'partnerOnRecordAttestationAccepted')];
}

function countProblems(
  lines: readonly WantedLine[],
  { held, subscriptionsMax: limit }: PurchaseFacts,
): OrderProblem[] {
  const kept = held.filter((one) => one.status !== 'deleted').length;
  return kept + lines.length > limit ? [whole('subscriptions-limit-reached', { limit })] : [];
}

export function creditProblems(
  needed: string,
  { creditAvailable, accountCurrency }: Pick<PurchaseFacts, 'creditAvailable' | 'accountCurrency'>,
): OrderProblem[] {
  if (!exceeds(needed, creditAvailable)) return [];
  return [
    whole('credit-exceeded', {
      amount: shownAmount(needed, accountCurrency),
      available: shownAmount(creditAvailable, accountCurrency),
    }),
  ];
}

/** Problems of the thing itself, whatever number, term or reseller is then chosen for it. */
const standingReasons: readonly OrderProblem['reason'][] = [
  'offer-id-invalid',
  'offer-withdrawn',
  'offer-not-in-country',
  'offer-not-eligible',
  'segment-missing',
  'offer-limit-reached',
  'base-missing',
];

/** What keeps a thing from being chosen at all, beside what was chosen already (C44). */
export function standingProblems(
  candidate: WantedLine,
  chosen: readonly WantedLine[],
  facts: PurchaseFacts,
): OrderProblem[] {
  const beside = chosen.filter((line) => line.catalogItemId !== candidate.catalogItemId);
  const own = { ...candidate, lineNumber: beside.length };
  const lines = [...beside.map((line, lineNumber) => ({ ...line, lineNumber })), own];
  return assessLine(own, lines, facts).problems.filter(({ reason }) => standingReasons.includes(reason));
}

/** Lines of an order are numbered 0..n-1 (800071). */
export function numberedWithoutGaps(numbers: readonly number[]): boolean {
  return [...numbers].sort((a, b) => a - b).every((number, index) => number === index);
}

/** Lines that can stand in one order: one sales group, billing cycle and currency. */
export function orderGroups(lines: readonly AssessedLine[]): AssessedLine[][] {
  const groups = new Map<string, AssessedLine[]>();
  const keys = new Map<number, string>();
  for (const line of lines) {
    const parent = line.wanted.parentLineNumber === null ? undefined : keys.get(line.wanted.parentLineNumber);
    // An add-on goes where its base goes.
    const key = parent ?? [line.sellable?.salesGroupId ?? '', line.billingCycle, line.currency].join('|');
    keys.set(line.wanted.lineNumber, key);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

/** What an order becomes once its lines have been tried (4.7). */
export function orderStatusOf(lines: readonly LineProvisioning[]): OrderStatus {
  if (lines.some((line) => line === 'pending')) return 'pending';
  const fulfilled = lines.filter((line) => line === 'fulfilled').length;
  if (fulfilled === lines.length) return 'completed';
  return fulfilled === 0 ? 'error' : 'partial_success';
}

/** Billing cycle that an order as a whole is written with. */
export function billingCycleOf(lines: readonly AssessedLine[]): BillingCycle {
  return lines[0]?.billingCycle ?? 'monthly';
}
