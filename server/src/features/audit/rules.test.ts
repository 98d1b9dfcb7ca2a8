import { describe, expect, test } from 'vitest';
import { auditWindow, parseAuditDate, reachDays } from './rules.ts';

describe('dates of the activity log, as clients spell them', () => {
  test.each([
    ['2019-03-05', '2019-03-05T00:00:00.000Z'],
    ['2019-03-64', '2019-03-05T00:00:00.000Z'],
    ['2019-12-365', '2019-12-31T00:00:00.000Z'],
    ['03/05/2019 14:30:15', '2019-03-05T14:30:15.000Z'],
    ['3/5/2019 2:30:15 PM', '2019-03-05T14:30:15.000Z'],
    ['3/5/2019 12:00:00 AM', '2019-03-05T00:00:00.000Z'],
    ['2019-03-05T14:30:15Z', '2019-03-05T14:30:15.000Z'],
    ['2019-03-05T14:30:15', '2019-03-05T14:30:15.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseAuditDate(text, 'startDate').toISOString()).toBe(expected);
  });

  test.each(['yesterday', '2019-13-01', '2019-02-30', '13/45/2019', '2019-03-400', '2019-02-366'])(
    '%s is refused',
    (text) => {
      expect(() => parseAuditDate(text, 'startDate')).toThrow('parameter-invalid');
    },
  );
});

describe('the window of a search', () => {
  const now = new Date('2026-06-15T12:00:00Z');

  test('is the last 30 days unless asked', () => {
    expect(auditWindow(undefined, undefined, now).from.toISOString()).toBe('2026-05-16T12:00:00.000Z');
  });

  test('is as many days back from the clock of the installation as asked', () => {
    expect(auditWindow(undefined, undefined, now, 7).from.toISOString()).toBe('2026-06-08T12:00:00.000Z');
    expect(() => auditWindow(undefined, undefined, now, reachDays)).not.toThrow();
  });

  test('reaches 90 days back and no further', () => {
    expect(auditWindow('2026-03-17', undefined, now).from.toISOString()).toBe('2026-03-17T00:00:00.000Z');
    expect(() => auditWindow('2026-03-16', undefined, now)).toThrow('parameter-invalid');
  });

  test('an end given as a day includes that day', () => {
    expect(auditWindow(undefined, '2026-06-10', now).to.toISOString()).toBe('2026-06-10T23:59:59.999Z');
  });
});
