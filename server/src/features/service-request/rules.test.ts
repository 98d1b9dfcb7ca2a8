import { describe, expect, test } from 'vitest';
import { Refusal } from '../../errors/refusal.ts';
import type { RequestStatus } from './model.ts';
import type { RequestEvent } from './rules.ts';
import {
  isLate,
  moved,
  refusalOfProduct,
  reopenDays,
  respondBy,
  safeFileName,
  seesCasework,
} from './rules.ts';
import { supportTopics } from './topics.ts';

const at = new Date('2026-03-05T10:00:00Z');
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);

/** 4.12, every cell: what happens in which state. */
const cells: readonly [RequestStatus, RequestEvent, RequestStatus | 'refused'][] = [
  ['open', 'submit', 'refused'],
  ['open', 'answer', 'open'],
  ['open', 'ask', 'attention-needed'],
  ['open', 'note', 'open'],
  ['open', 'close', 'closed'],
  ['attention-needed', 'submit', 'refused'],
  ['attention-needed', 'answer', 'attention-needed'],
  ['attention-needed', 'ask', 'attention-needed'],
  ['attention-needed', 'note', 'open'],
  ['attention-needed', 'close', 'closed'],
  ['closed', 'submit', 'refused'],
  ['closed', 'answer', 'refused'],
  ['closed', 'ask', 'refused'],
  ['closed', 'note', 'open'],
  ['closed', 'close', 'refused'],
];

test.each(cells)('a request that is %s: %s leads to %s', (status, event, next) => {
  const outcome = moved({ status, closedAt: status === 'closed' ? at : null }, event, days(1));
  expect(outcome instanceof Refusal ? 'refused' : outcome).toBe(next);
});

test('a note reopens a closed request for 14 days to the moment, and never after (D37)', () => {
  const closed = { status: 'closed', closedAt: at } as const;
  expect(moved(closed, 'note', days(reopenDays))).toBe('open');
  const late = moved(closed, 'note', new Date(days(reopenDays).getTime() + 1));
  expect((late as Refusal).reason).toBe('service-request-closed');
});

describe('a first answer', () => {
  test.each([
    ['critical', 2],
    ['moderate', 4],
    ['minimal', 8],
  ] as const)('to what is %s is promised within %d hours', (severity, hours) => {
    expect(respondBy('customer', severity, at).getTime() - at.getTime()).toBe(hours * 3_600_000);
  });

  test.each([
    ['2026-03-05T10:00:00Z', '2026-03-06T10:00:00Z'],
    ['2026-03-06T10:00:00Z', '2026-03-09T10:00:00Z'],
    ['2026-03-07T10:00:00Z', '2026-03-09T10:00:00Z'],
    ['2026-03-08T10:00:00Z', '2026-03-09T10:00:00Z'],
  ])('about the portal, asked %s, is promised within a business day: %s', (asked, due) => {
    expect(respondBy('portal', 'critical', new Date(asked))).toEqual(new Date(due));
  });

  test('is late only while there is none and the request is not closed', () => {
    const due = { respondBy: at, respondedAt: null, status: 'open' } as const;
    expect(isLate(due, days(1))).toBe(true);
    expect(isLate(due, at)).toBe(false);
    expect(isLate({ ...due, respondedAt: at }, days(1))).toBe(false);
    expect(isLate({ ...due, status: 'closed' }, days(1))).toBe(false);
  });
});

test.each([
  ['license', 'indirect-reseller', null],
  ['usage', 'indirect-provider', null],
  ['usage', 'direct-partner', null],
  ['usage', 'indirect-reseller', 'service-request-usage-closed'],
  ['marketplace', 'indirect-provider', 'service-request-marketplace'],
] as const)('help with a %s product for a %s: %s', (kind, tenant, reason) => {
  const product = { productId: 'P', name: 'P', kind, publisher: 'Fern Apps' };
  expect(refusalOfProduct(product, tenant)?.reason ?? null).toBe(reason);
});

test('who works on requests of customers, by role', () => {
  expect(seesCasework(['helpdesk-agent'])).toBe(true);
  expect(seesCasework(['user-admin', 'billing-admin'])).toBe(false);
});

test.each([
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\temp\\log.txt', 'C temp log.txt'],
  ['a\r\nb.txt', 'a b.txt'],
  ['...', 'file'],
  ['Журнал ошибок.log', 'Журнал ошибок.log'],
])('a file called %j is kept as %j', (name, kept) => {
  expect(safeFileName(name)).toBe(kept);
});

test('topics have numbers of their own', () => {
  expect(new Set(supportTopics.map(({ id }) => id)).size).toBe(supportTopics.length);
});
