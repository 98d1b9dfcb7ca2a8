import type { ImportEntry, ImportProblem, ListedRule, ReadFile } from '../import-model.ts';
import { categories, everyMarket, segments } from '../model.ts';
import type { ImportSurroundings } from '../offer-list.ts';
import { RecordReader, shown } from '../record-reading.ts';
import type { SaleNumbers, SaleScope } from './model.ts';
import { saysNothing, windowedKinds } from './rules.ts';

const any = '*' as const;

/** A list of rules of windows and limits: one row for each kind, market, category and segment; empty cells are any. */
export function readRuleList(rows: readonly Record<string, unknown>[], around: ImportSurroundings): ReadFile {
  const problems: ImportProblem[] = [];
  const first = new Map<string, number>();
  const rules: ImportEntry<ListedRule>[] = [];
  let rowsFailed = 0;
  rows.forEach((record, index) => {
    const from = new RecordReader(record, index + 2, problems);
    const content = readRule(from, around);
    const key = content && scopeKey(content);
    const firstRow = key === undefined ? undefined : first.get(key);
    if (firstRow !== undefined) from.refuse('duplicate-key', { firstRow });
    else if (content && key !== undefined) {
      first.set(key, from.row);
      rules.push({ content: { ...content, ruleId: '' }, rows: 1, row: from.row });
    }
    if (!from.usable) rowsFailed += 1;
  });
  return {
    kind: 'rule-list',
    rowsTotal: rows.length,
    rowsFailed,
    problems,
    categories: [],
    offers: [],
    products: [],
    prices: [],
    rules,
  };
}

export function scopeKey({ kind, market, category, segment }: SaleScope): string {
  return [kind, market, category, segment].join(' ');
}

function readRule(from: RecordReader, around: ImportSurroundings): (SaleScope & SaleNumbers) | undefined {
  const market = (from.text('Market') || everyMarket).toUpperCase();
  if (market !== everyMarket && !around.isCountry(market))
    from.refuse('unknown-country', { value: shown(market) });
  const kind = from.oneOf('Kind', [any, ...windowedKinds], any);
  const category = from.oneOf('Category', [any, ...categories], any);
  const segment = from.oneOf('Segment', [any, ...segments], any);
  from.identifier = shown([market, segment, category, kind].join(' '));
  const number = (field: string) => (from.text(field) === '' ? null : from.integer(field, 0));
  const numbers = {
    cancellationHours: number('CancellationHours'),
    fullRefundHours: number('FullRefundHours'),
    maximum: number('Maximum'),
    perCustomer: number('PerCustomer'),
    subscriptions: number('Subscriptions'),
  };
  const { cancellationHours: hours, fullRefundHours, maximum, perCustomer, subscriptions } = numbers;
  if ([hours, maximum, perCustomer, subscriptions].some((one) => one === 0))
    from.refuse('wrong-number', { field: from.identifier, value: '0' });
  if (from.usable && saysNothing(numbers)) from.refuse('rule-empty');
  if (hours !== null && fullRefundHours !== null && fullRefundHours > hours)
    from.refuse('rule-refund-longer', { hours });
  return from.usable ? { kind, market, category, segment, ...numbers } : undefined;
}
