import { difference, digitsOf, sumOf } from '../../platform/money/index.ts';
import { rounded } from '../usage/rules.ts';

/** What is open between a partner and the vendor, in the partner's own currency; exact decimals as text. */
export interface OpenAmounts {
  readonly currency: string;
  readonly creditLimit: string;
  /** Purchases and changes that are not billed yet; below zero: more was given back. */
  readonly spent: string;
  /** Charge cycles that return this month. */
  readonly cycles: string;
  /** Used and rated, not rounded yet. */
  readonly usage: string;
  /** Of invoices: what is still to be paid, and what was paid or written off beyond them. */
  readonly unpaid: string;
  readonly overpaid: string;
}

/** The credit of a partner with its parts. */
export interface Credit extends OpenAmounts {
  readonly unbilled: string;
  readonly creditUsed: string;
  /** Below zero: exceeded, by renewals and usage that go on. */
  readonly available: string;
}

/** Available = limit − (unpaid invoices + unbilled − overpayment); a purchase has to fit into it (C112). */
export function creditOf(open: OpenAmounts): Credit {
  const usage = rounded(open.usage, digitsOf(open.currency));
  const unbilled = sumOf([open.spent, open.cycles, usage]);
  const creditUsed = difference(sumOf([open.unpaid, unbilled]), open.overpaid);
  return { ...open, usage, unbilled, creditUsed, available: difference(open.creditLimit, creditUsed) };
}
