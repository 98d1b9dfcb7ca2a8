import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerQualification, QualificationRequest, VerificationFacts } from './model.ts';
import { qualifications } from './model.ts';
import { decideAt, excludedBy, faultsOf, hostOf, next, segmentOf, verdictOf } from './rules.ts';
import { qualificationStates } from './states-rules.ts';

const request = (of: Partial<QualificationRequest> = {}): QualificationRequest => ({
  qualification: 'education',
  educationSegment: 'k12',
  website: null,
  validationCode: null,
  ...of,
});
const facts = (of: Partial<VerificationFacts> = {}): VerificationFacts => ({
  email: 'office@school.example',
  addressComplete: true,
  cloudSuffix: 'cloud.example',
  ...of,
});

describe('what a request needs (C31)', () => {
  test.each<[string, Partial<QualificationRequest>, Partial<VerificationFacts>, string[]]>([
    ['education with everything', {}, {}, []],
    ['education without a segment', { educationSegment: null }, {}, ['educationSegment']],
    ['education without a full address', {}, { addressComplete: false }, ['qualification']],
    ['a website that is none', { website: 'our school' }, {}, ['website']],
    ['government without a code', { qualification: 'government' }, {}, ['validationCode']],
    ['government with a code', { qualification: 'government', validationCode: 'A1' }, {}, []],
    [
      'a state-owned company, which needs nothing',
      { qualification: 'state-owned' },
      { addressComplete: false },
      [],
    ],
  ])('%s', (_, of, about, fields) => {
    expect(faultsOf(request(of), facts(about), 'whole').map(({ field }) => field)).toEqual(fields);
  });

  test('the older form is not asked for a segment', () => {
    expect(faultsOf(request({ educationSegment: null }), facts(), 'older')).toEqual([]);
  });
});

test.each([
  ['www.school.example', 'www.school.example'],
  ['https://School.example/about?x=1', 'school.example'],
  ['школа.example', new URL('https://школа.example').hostname],
  ['school', null],
  ['ftp://school.example', null],
  ['https://192.0.2.1', null],
  ['two words.example', null],
  ['', null],
])('the host of "%s" is %s', (given, host) => {
  expect(hostOf(given)).toBe(host);
});

describe('states (4.14)', () => {
  test.each([
    ['none', 'ask', 'in-review'],
    ['in-review', 'approve', 'approved'],
    ['in-review', 'deny', 'denied'],
    ['denied', 'ask', 'in-review'],
    ['in-review', 'ask', null],
    ['approved', 'ask', null],
    ['approved', 'deny', null],
    ['denied', 'approve', null],
    ['none', 'approve', null],
  ] as const)('%s: %s → %s', (from, event, to) => {
    expect(next(from === 'none' ? undefined : { status: from }, event)).toBe(to);
  });

  test('lead nowhere that is not in the table', () => {
    const states = new Set(qualificationStates.rows.flatMap(({ from, to }) => [from, to]));
    expect([...states].sort()).toEqual(['approved', 'denied', 'in-review', 'none']);
  });
});

describe('7.5', () => {
  const having = (
    qualification: CustomerQualification['qualification'],
    status: CustomerQualification['status'],
  ) => [{ qualification, status }];
  test.each([
    ['education', having('government', 'approved'), 'government'],
    ['education', having('government', 'in-review'), 'government'],
    ['education', having('government', 'denied'), null],
    ['government', having('education', 'approved'), 'education'],
    ['state-owned', having('education', 'approved'), null],
    ['state-owned', having('government', 'approved'), null],
    ['education', having('state-owned', 'approved'), null],
  ] as const)('%s beside %j is excluded by %s', (wanted, others, by) => {
    expect(excludedBy(wanted, others)).toBe(by);
  });

  test.each([
    [[], 'commercial'],
    [['state-owned'], 'commercial'],
    [['education'], 'education'],
    [['education', 'state-owned'], 'education'],
    [['government'], 'government'],
    [['state-owned', 'government'], 'government'],
  ] as const)('approved as %j counts as %s', (approved, segment) => {
    expect(segmentOf(approved)).toBe(segment);
  });

  test('no order in which things are approved makes a difference', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...qualifications]), (some) => {
        expect(segmentOf(some)).toBe(segmentOf(some.toReversed()));
      }),
    );
  });
});

describe('the simulated verification', () => {
  test.each<[string, Partial<QualificationRequest>, Partial<VerificationFacts>, string | null]>([
    ['a website shows a school', { website: 'school.example' }, { email: 'office@gmail.com' }, null],
    ['an address of its own shows a school', {}, {}, null],
    ['free mail shows nobody', {}, { email: 'office@gmail.com' }, 'school-not-shown'],
    [
      'a name under the suffix of the cloud shows nobody',
      {},
      { email: 'a@x.cloud.example' },
      'school-not-shown',
    ],
    ['no contact shows nobody', {}, { email: null }, 'school-not-shown'],
    ['a code has been checked before', { qualification: 'government' }, { email: null }, null],
    ['a state-owned company is taken at its word', { qualification: 'state-owned' }, { email: null }, null],
  ])('%s', (_, of, about, verdict) => {
    expect(verdictOf(request(of), facts(about))).toBe(verdict);
  });

  test.each([
    ['2026-11-02T10:00:00Z', '2026-11-05T10:00:00.000Z'],
    ['2026-11-05T10:00:00Z', '2026-11-10T10:00:00.000Z'],
    ['2026-11-07T10:00:00Z', '2026-11-11T10:00:00.000Z'],
  ])('decides three business days after %s: at %s', (asked, decided) => {
    expect(decideAt(new Date(asked)).toISOString()).toBe(decided);
  });
});
