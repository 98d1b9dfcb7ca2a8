import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallerTenant, Role } from '../../access/caller.ts';
import { roles, tenantKinds } from '../../access/caller.ts';
import { decide } from '../../access/decide.ts';
import type { Operation } from '../../access/policy.ts';
import { directoryRoles } from '../delegation/directory-roles.ts';
import { accessOf } from '../delegation/rules.ts';
import type { Question } from './model.ts';
import { judge } from './rules.ts';
import { tasks } from './tasks.ts';
import { reasonTexts, remedyTexts, taskNames } from './texts.ts';
import { sentenceOfCheck } from './wording.ts';

const alder: CallerTenant = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'indirect-provider',
  name: 'Alder Distribution',
  country: 'US',
  region: 'us',
  cloud: 'global',
  programStatus: 'active',
  agreementSigned: true,
};

const granite = {
  customerName: 'Granite Bakery',
  state: 'active',
  capacity: 'provider',
  startedAt: new Date('2026-01-05T00:00:00Z'),
  endedAt: null,
  legacyAdminAt: null,
} as const;

const question = (of: {
  readonly roles?: readonly Role[];
  readonly company?: Partial<CallerTenant>;
  readonly tie?: Partial<Question['tie']>;
  readonly access?: Question['access'];
}): Question => ({
  somebody: { name: 'Mary Stone', roles: of.roles ?? ['admin-agent'] },
  company: { ...alder, ...of.company },
  tie: { ...granite, ...of.tie },
  access: of.access ?? accessOf([], of.tie?.legacyAdminAt !== undefined, of.roles ?? ['admin-agent']),
});

const task = (id: string) => tasks.find((one) => one.id === id) as (typeof tasks)[number];

const mapped = (...keys: string[]) =>
  accessOf(
    [
      {
        delegationId: 'd',
        delegationName: 'Helpdesk',
        groupId: 'g',
        groupName: 'Night shift',
        roles: directoryRoles.filter(({ key }) => keys.includes(key)).map(({ id }) => id),
        endsAt: new Date('2027-02-01T00:00:00Z'),
      },
    ],
    false,
    [],
  );

describe('explaining access', () => {
  test.each([
    ['add-subscriptions', {}, null],
    ['add-subscriptions', { roles: ['helpdesk-agent'] }, 'role'],
    ['add-subscriptions', { company: { kind: 'indirect-reseller' } }, 'company'],
    ['add-subscriptions', { company: { programStatus: 'restricted' } }, 'program'],
    ['add-subscriptions', { company: { agreementSigned: false } }, 'agreement'],
    ['see-customer', { tie: { state: 'ended', endedAt: new Date('2026-05-01') } }, 'relationship'],
    ['see-users', {}, 'directory'],
    ['see-users', { tie: { legacyAdminAt: new Date('2026-01-05') } }, null],
    ['see-users', { access: mapped('directory-reader') }, null],
    ['delete-users', { access: mapped('directory-reader') }, 'directory'],
  ] as const)('%s with %j: the first thing missing is %s', (id, facts, missing) => {
    expect(judge(task(id), question(facts as Parameters<typeof question>[0])).missing).toBe(missing);
  });

  test('an explanation goes through every check, also after one that failed', () => {
    const verdict = judge(
      task('add-subscriptions'),
      question({ roles: [], company: { programStatus: 'restricted', agreementSigned: false } }),
    );
    expect(verdict.checks.filter(({ passed }) => !passed).map(({ check }) => check)).toEqual([
      'role',
      'program',
      'agreement',
    ]);
  });

  test('granular rights are told with their group, delegation and end', () => {
    const verdict = judge(task('see-users'), question({ access: mapped('directory-reader') }));
    const last = verdict.checks.at(-1);
    expect(last && sentenceOfCheck(last, 'en')).toBe(
      'The group “Night shift”, of which Mary Stone is a member, has the right for it through “Helpdesk”, until February 1, 2027.',
    );
  });

  test('an explanation never says otherwise than the access table decides', () => {
    const rolesOf = fc.subarray([...roles]);
    const company = fc.record({
      kind: fc.constantFrom(...tenantKinds),
      programStatus: fc.constantFrom('pending', 'active', 'restricted', 'deauthorized' as const),
      agreementSigned: fc.boolean(),
    });
    fc.assert(
      fc.property(rolesOf, company, fc.constantFrom(...tasks), (held, facts, asked) => {
        const tenant = { ...alder, ...facts };
        const refusal = decide(
          {
            tenant,
            user: { id: 'u', userPrincipalName: 'm@alder.example', displayName: 'Mary Stone' },
            applicationId: null,
            roles: held,
            secondFactor: true,
            language: 'en',
            sessionId: null,
          },
          asked.operation as Operation,
        );
        const { checks } = judge(asked, question({ roles: held, company: facts }));
        const byTable = checks.filter(({ check }) => check !== 'relationship' && check !== 'directory');
        expect(byTable.every(({ passed }) => passed)).toBe(refusal === null);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['en', 'es', 'ru'] as const)(
    'every sentence exists in %s and leaves nothing unfilled',
    (language) => {
      expect(Object.keys(reasonTexts[language]).sort()).toEqual(Object.keys(reasonTexts.en).sort());
      expect(Object.keys(remedyTexts[language]).sort()).toEqual(Object.keys(remedyTexts.en).sort());
      expect(Object.keys(taskNames[language])).toEqual(tasks.map(({ id }) => id));
      for (const held of [[], ['admin-agent'], ['billing-admin']] as Role[][]) {
        for (const one of tasks) {
          for (const check of judge(one, question({ roles: held })).checks) {
            expect(reasonTexts[language][check.because], check.because).toBeDefined();
            expect(sentenceOfCheck(check, language)).not.toMatch(/[{}]|undefined|\[object/);
          }
        }
      }
    },
  );
});
