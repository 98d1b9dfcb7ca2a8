import type { Static } from 'typebox';
import Type from 'typebox';

const Amount = Type.String({ description: 'Exact decimal' });

/** What the vendor trusts a partner with, and what of it is used: available = limit − unpaid − unbilled + overpaid. */
export const CreditLine = Type.Object({
  currency: Type.String(),
  limit: Amount,
  unpaid: Type.String({ description: 'Of invoices' }),
  overpaid: Type.String({ description: 'Paid or written off beyond the invoices' }),
  unbilled: Type.String({ description: 'On no invoice yet: spent + cycles + usage' }),
  spent: Type.String({ description: 'Purchases and changes, less what was given back' }),
  cycles: Type.String({ description: 'Charge cycles that return this month' }),
  usage: Type.String({ description: 'Used and rated' }),
  used: Amount,
  available: Type.String({ description: 'Below zero: exceeded; new purchases are refused' }),
});
export type CreditLine = Static<typeof CreditLine>;
