import type { CreditEntry, CreditTotal as CreditTotalWire } from '../../../../contract/credit.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { CreditTotal, LedgerLine, OwnLedgerLine } from './model.ts';
import { columnWords, ruleWords, withholdingWords } from './words.ts';

export function lineToWire(line: LedgerLine): CreditEntry {
  const { resellerId, resellerName, customerId, customerName } = line;
  return present({
    id: line.entryId,
    bookedAt: instant(line.bookedAt),
    rule: line.rule,
    offerName: line.offerName,
    quantity: line.quantity,
    startsAt: instant(line.startsAt),
    endsAt: instant(line.endsAt),
    partnerId: line.resellerPartnerId,
    takesBack: line.amount.startsWith('-'),
    source: line.source,
    subscriptionId: line.subscriptionId,
    customer: customerId === null ? undefined : { id: customerId, name: customerName ?? '' },
    reseller: resellerId === null ? undefined : { id: resellerId, name: resellerName ?? '' },
    onRecord: line.onRecord,
    withheld: line.withheld,
    basis: Number(line.basis),
    amount: Number(line.amount),
    currency: line.currency,
  }) as CreditEntry;
}

export function ownLineToWire(line: OwnLedgerLine): CreditEntry {
  return {
    id: line.entryId,
    bookedAt: instant(line.bookedAt),
    rule: line.rule,
    offerName: line.offerName,
    quantity: line.quantity,
    startsAt: instant(line.startsAt),
    endsAt: instant(line.endsAt),
    partnerId: line.resellerPartnerId,
    takesBack: line.takesBack,
    provider: line.providerName,
  };
}

export function totalToWire({ month, currency, amount, entries, ...of }: CreditTotal): CreditTotalWire {
  const { companyId, companyName, partnerId } = of;
  return {
    month,
    currency,
    amount: Number(amount),
    entries,
    ...(companyId === null
      ? {}
      : { company: { id: companyId, name: companyName ?? '', partnerId: partnerId ?? '' } }),
  };
}

type Column<Row> = readonly [name: keyof (typeof columnWords)['en'], read: (row: Row) => string];

const minute = (at: Date) => at.toISOString().slice(0, 16).replace('T', ' ');

function columnsFor(language: Language): readonly Column<LedgerLine>[] {
  return [
    ['bookedAt', (row) => minute(row.bookedAt)],
    ['rule', (row) => ruleWords[language][row.rule]],
    ['customer', (row) => row.customerName ?? ''],
    ['subscriptionId', (row) => row.subscriptionId],
    ['product', (row) => row.offerName],
    ['quantity', (row) => String(row.quantity)],
    ['from', (row) => minute(row.startsAt)],
    ['until', (row) => minute(row.endsAt)],
    ['reseller', (row) => row.resellerName ?? ''],
    ['partnerId', (row) => row.resellerPartnerId ?? ''],
    ['onRecord', (row) => row.onRecord ?? ''],
    ['withheld', (row) => (row.withheld ? withholdingWords[language][row.withheld] : '')],
    ['basis', (row) => row.basis],
    ['amount', (row) => row.amount],
    ['currency', (row) => row.currency],
    ['source', (row) => row.source],
  ];
}

function ownColumnsFor(language: Language): readonly Column<OwnLedgerLine>[] {
  return [
    ['bookedAt', (row) => minute(row.bookedAt)],
    ['rule', (row) => ruleWords[language][row.rule]],
    ['product', (row) => row.offerName],
    ['quantity', (row) => String(row.takesBack ? -row.quantity : row.quantity)],
    ['from', (row) => minute(row.startsAt)],
    ['until', (row) => minute(row.endsAt)],
    ['provider', (row) => row.providerName],
    ['partnerId', (row) => row.resellerPartnerId],
  ];
}

function fileOf<Row>(columns: readonly Column<Row>[], language: Language) {
  return {
    header: columns.map(([name]) => columnWords[language][name]),
    row: (line: Row) => columns.map(([, read]) => read(line)),
  };
}

export const ledgerFile = (language: Language) => fileOf(columnsFor(language), language);
export const ownLedgerFile = (language: Language) => fileOf(ownColumnsFor(language), language);
