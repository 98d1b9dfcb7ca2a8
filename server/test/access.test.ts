import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Caller, Role, TenantKind } from '../src/access/caller.ts';
import { roles, tenantKinds } from '../src/access/caller.ts';
import { allowedOperations, decide, operationsBehindFactor } from '../src/access/decide.ts';
import type { Operation } from '../src/access/policy.ts';
import { policy, policyOf } from '../src/access/policy.ts';
import { errorCodes } from '../src/errors/error-codes.ts';

const operations = Object.keys(policy) as Operation[];

function callerWith(kind: TenantKind, held: readonly Role[], more: Partial<Caller> = {}): Caller {
  return {
    tenant: {
      id: '11111111-1111-4111-8111-111111111111',
      kind,
      name: 'Test',
      country: 'US',
      region: 'united-states',
      cloud: 'global',
      programStatus: 'active',
      agreementSigned: true,
    },
    user: { id: '22222222-2222-4222-8222-222222222222', userPrincipalName: 'a@b.example', displayName: 'A' },
    applicationId: null,
    roles: held,
    secondFactor: true,
    language: 'en',
    sessionId: null,
    ...more,
  };
}

const anyRoles = fc.uniqueArray(fc.constantFrom(...roles));
const anyKind = fc.constantFrom(...tenantKinds);
const anyOperation = fc.constantFrom(...operations);

describe('I49: the permission matrix', () => {
  test('is complete: every operation is decided for every kind and role set', () => {
    fc.assert(
      fc.property(anyKind, anyRoles, anyOperation, (kind, held, operation) => {
        const row = policyOf(operation);
        const allowed = row.kinds.includes(kind) && held.some((role) => row.roles.includes(role));
        expect(decide(callerWith(kind, held), operation) === null).toBe(allowed);
      }),
      { numRuns: 2000 },
    );
  });

  test('adding a role never removes a right', () => {
    fc.assert(
      fc.property(
        anyKind,
        anyRoles,
        fc.constantFrom(...roles),
        anyOperation,
        (kind, held, more, operation) => {
          const before = decide(callerWith(kind, held), operation) === null;
          const after = decide(callerWith(kind, [...held, more]), operation) === null;
          expect(before && !after).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('no role at all, or a role of another trade, allows nothing', () => {
    for (const operation of operations) {
      for (const kind of tenantKinds) expect(decide(callerWith(kind, []), operation)).not.toBeNull();
    }
  });
});

/** The cells of section 2.3 that the operations so far stand for: GA UA AA SA HA BA. */
const matrix: readonly (readonly [Operation, TenantKind, string])[] = [
  ['partnership.list', 'indirect-provider', 'YYYYY-'],
  ['partnership.invite', 'indirect-provider', 'YYYY--'],
  ['partnership.accept', 'indirect-reseller', 'Y-----'],
  ['partnership.remove', 'indirect-provider', 'YYYY--'],
  ['partnership.removeAsReseller', 'indirect-reseller', 'Y-----'],
  ['reseller.verify', 'indirect-provider', 'YYYY--'],
  ['partnerProfile.legal.update', 'indirect-reseller', 'Y-----'],
  ['partnerProfile.billing.read', 'direct-partner', 'Y-Y--Y'],
  ['customer.list', 'indirect-provider', 'YYYYY-'],
  ['customer.export', 'indirect-provider', 'Y-Y---'],
  ['customerTag.list', 'indirect-reseller', 'YYYYY-'],
  ['customerTag.manage', 'indirect-provider', '--Y---'],
  ['customerTag.assign', 'indirect-reseller', '--Y---'],
  ['savedView.change', 'direct-partner', 'YYYYYY'],
  ['customer.create', 'indirect-provider', 'YYYY--'],
  ['customer.create', 'direct-partner', 'YYYY--'],
  ['customer.create', 'indirect-reseller', '------'],
  ['ending.confirm', 'indirect-provider', 'Y-----'],
  ['ending.confirm', 'direct-partner', 'Y-----'],
  ['ending.confirm', 'indirect-reseller', '------'],
  ['ending.confirmAsReseller', 'indirect-reseller', 'Y-Y---'],
  ['ending.confirmAsReseller', 'indirect-provider', '------'],
  ['ending.plan', 'indirect-provider', 'Y-----'],
  ['relationship.request', 'indirect-provider', 'Y-YY--'],
  ['relationship.request', 'indirect-reseller', 'Y-YY--'],
  ['relationship.request', 'direct-partner', 'Y-YY--'],
  ['relationship.requestJointly', 'indirect-reseller', 'Y-Y---'],
  ['relationship.requestJointly', 'indirect-provider', '------'],
  ['relationship.accept', 'customer', 'Y-----'],
  ['ownPartner.permission.change', 'customer', 'Y-----'],
  ['ownPartner.list', 'indirect-provider', '------'],
  ['customer.billingProfile.update', 'indirect-provider', 'Y-YYY-'],
  ['customer.billingProfile.update', 'indirect-reseller', '------'],
  ['qualification.ask', 'direct-partner', 'Y-YY--'],
  ['customer.import', 'indirect-reseller', 'Y-YY--'],
  ['customer.charge.read', 'indirect-provider', 'Y-Y--Y'],
  ['customer.charge.read', 'indirect-reseller', '------'],
  ['customer.usageCost.switch', 'indirect-provider', 'Y-Y---'],
  ['usageBudget.set', 'indirect-provider', '--Y---'],
  ['usageBudget.set', 'direct-partner', '--Y---'],
  ['usageBudget.set', 'indirect-reseller', '------'],
  ['customerPermission.switch', 'indirect-provider', '--Y---'],
  ['customerPermission.read', 'direct-partner', '--YYY-'],
  ['customerPermission.switch', 'indirect-reseller', '------'],
  ['agreement.confirm', 'indirect-provider', '--YY--'],
  ['agreement.confirm', 'indirect-reseller', '------'],
  ['order.create', 'indirect-provider', 'YYYY--'],
  ['order.create', 'indirect-reseller', '------'],
  ['cart.checkOut', 'indirect-reseller', '------'],
  ['subscription.list', 'indirect-provider', 'YYYYYY'],
  ['subscription.list', 'indirect-reseller', 'YYYYYY'],
  ['subscription.update', 'indirect-reseller', '------'],
  ['supportContact.set', 'indirect-provider', 'YYYYY-'],
  ['credit.read', 'indirect-provider', 'YYYY-Y'],
  ['credit.read', 'indirect-reseller', 'YYYY-Y'],
  ['credit.read', 'direct-partner', '------'],
  ['credit.total.read', 'indirect-provider', 'Y-Y---'],
  ['attribution.leak.mend', 'indirect-provider', 'YYYY--'],
  ['attribution.leak.mend', 'indirect-reseller', '------'],
  ['supportContact.set', 'direct-partner', 'YYYYY-'],
  ['supportContact.set', 'indirect-reseller', '------'],
  ['customerUser.list', 'indirect-reseller', 'YYYYY-'],
  ['customerUser.create', 'indirect-reseller', 'Y-Y---'],
  ['customerUser.update', 'direct-partner', 'Y-Y---'],
  ['customerUser.delete', 'indirect-provider', 'Y-Y---'],
  ['customerUser.resetPassword', 'indirect-provider', 'Y-Y-Y-'],
  ['customerUser.role.assign', 'indirect-provider', 'Y-Y---'],
  ['license.read', 'indirect-reseller', 'YYYYY-'],
  ['license.assign', 'indirect-provider', 'YYYYY-'],
  ['report.reseller.read', 'indirect-provider', 'YYY---'],
  ['report.reseller.read', 'indirect-reseller', '------'],
  ['report.subscription.read', 'indirect-reseller', 'YYYY--'],
  ['license.unused.list', 'indirect-provider', 'YYYYY-'],
  ['license.unused.list', 'indirect-reseller', '------'],
  ['partnerUser.create', 'indirect-reseller', 'YY----'],
  ['partnerUser.role.assign', 'indirect-provider', 'YY----'],
  ['partnerUser.resetPassword', 'direct-partner', 'YY----'],
  ['partnerUser.block', 'indirect-provider', 'YY----'],
  ['partnerUser.resetFactors', 'indirect-reseller', 'Y-----'],
  ['partnerUser.endSessions', 'indirect-provider', 'YY----'],
  ['customerUser.endSessions', 'indirect-reseller', 'Y-Y---'],
  ['person.resetFactors', 'indirect-provider', '------'],
  ['customerUser.block', 'indirect-reseller', 'Y-Y---'],
  ['audit.list', 'indirect-provider', 'Y-Y---'],
  ['group.manage', 'indirect-provider', 'YY----'],
  ['delegation.list', 'indirect-reseller', 'YYYYY-'],
  ['delegation.report', 'direct-partner', 'YYYY--'],
  ['delegation.request', 'indirect-provider', '--Y---'],
  ['delegation.terminate', 'indirect-reseller', '--Y---'],
  ['delegation.assign', 'indirect-provider', 'YYY---'],
  ['delegation.grant.end', 'customer', 'Y-----'],
  ['legacyAdmin.list', 'indirect-provider', '--Y-Y-'],
  ['legacyAdmin.remove', 'direct-partner', '--Y---'],
  ['legacyAdmin.move', 'indirect-provider', '--Y---'],
  ['service.enter', 'indirect-provider', '--Y-Y-'],
  ['catalog.import', 'indirect-provider', '------'],
  ['catalog.price.set', 'indirect-provider', '------'],
  ['priceList.read', 'indirect-provider', 'YYYY-Y'],
  ['priceList.read', 'indirect-reseller', '------'],
  ['resalePriceList.read', 'indirect-reseller', 'YYYY-Y'],
  ['resalePriceList.preview', 'indirect-reseller', '------'],
  ['margin.set', 'indirect-provider', 'Y-Y--Y'],
  ['margin.list', 'indirect-reseller', '------'],
  ['promotion.read', 'direct-partner', 'Y-Y---'],
  ['priceSheet.read', 'indirect-provider', 'Y-YY--'],
  ['emulator.reset', 'indirect-provider', '------'],
];

test.each(matrix)(
  '%s for a %s: %s (global, user, admin agent, sales, helpdesk, billing)',
  (operation, kind, cells) => {
    const columns: readonly Role[] = [
      'global-admin',
      'user-admin',
      'admin-agent',
      'sales-agent',
      'helpdesk-agent',
      'billing-admin',
    ];
    const seen = columns
      .map((role) => (decide(callerWith(kind, [role]), operation) === null ? 'Y' : '-'))
      .join('');
    expect(seen).toBe(cells);
  },
);

describe('2.7: the refusal names the first thing that is missing', () => {
  test('a person before a role, a second factor before a role, a role before the kind of company', () => {
    const app = callerWith('indirect-provider', [], { user: null, applicationId: 'app' });
    expect(decide(app, 'partnership.invite')?.reason).toBe('person-required');
    const once = callerWith('indirect-reseller', [], { secondFactor: false });
    expect(decide(once, 'customer.create')?.reason).toBe('second-factor-required');
    expect(decide(callerWith('indirect-reseller', []), 'customer.create')?.reason).toBe('role-missing');
    expect(decide(callerWith('indirect-reseller', ['global-admin']), 'customer.create')?.reason).toBe(
      'partner-type-excluded',
    );
  });

  test('a role that does not look after overage reads the words the contract has for it (800114)', () => {
    const sales = callerWith('direct-partner', ['sales-agent']);
    for (const operation of ['subscription.overage.read', 'subscription.overage.set'] as const)
      expect(decide(sales, operation)?.reason).toBe('overage-role-missing');
  });

  test('a restricted partner, and one without the partner agreement, are told so', () => {
    const seller = callerWith('indirect-provider', ['sales-agent']);
    const restricted = { ...seller, tenant: { ...seller.tenant, programStatus: 'restricted' as const } };
    expect(decide(restricted, 'customer.create')?.reason).toBe('partner-restricted');
    const unsigned = { ...seller, tenant: { ...seller.tenant, agreementSigned: false } };
    expect(decide(unsigned, 'order.create')?.reason).toBe('own-agreement-missing');
  });

  test('a window whose last proof is old is asked for another, a token is not, and neither loses the button', () => {
    const admin = callerWith('indirect-reseller', ['global-admin']);
    expect(decide({ ...admin, freshlyProven: false }, 'partnership.removeAsReseller')?.reason).toBe(
      'step-up-required',
    );
    expect(decide({ ...admin, freshlyProven: true }, 'partnership.removeAsReseller')).toBeNull();
    expect(decide(admin, 'partnership.removeAsReseller')).toBeNull();
    const once = { ...admin, secondFactor: false, freshlyProven: false };
    expect(decide(once, 'partnership.removeAsReseller')?.reason).toBe('second-factor-required');
    expect(allowedOperations(once)).toEqual(allowedOperations(admin));
    expect(operationsBehindFactor(admin)).toEqual([]);
    expect(operationsBehindFactor(once)).toContain('partnership.removeAsReseller');
  });

  test('what takes a fresh proof takes a person, or a second factor of one', () => {
    for (const operation of operations) {
      const row = policyOf(operation);
      if (row.stepUp) expect(row.changes && (row.secondFactor || !row.application), operation).toBe(true);
    }
  });

  test('a program whose person showed no second factor gets the documented 401, whatever it calls', () => {
    expect(errorCodes['second-factor-required'].status).toBe(401);
    for (const operation of operations) {
      const row = policyOf(operation);
      for (const kind of row.kinds) {
        const program = callerWith(kind, [...roles], { applicationId: 'app', secondFactor: false });
        const atPortal = { ...program, applicationId: null, sessionId: 'window' };
        const waits = (caller: Caller) => decide(caller, operation)?.reason === 'second-factor-required';
        expect([operation, waits(program)]).toEqual([operation, true]);
        expect([operation, waits({ ...program, secondFactor: true })]).toEqual([operation, false]);
        expect([operation, waits(atPortal)]).toEqual([operation, row.secondFactor]);
      }
    }
  });

  test('everything under Customers and Billing is protected at the portal as well', () => {
    const open = operations.filter((operation) => {
      const { reach, secondFactor } = policyOf(operation);
      return !secondFactor && (reach === 'customer' || /^(customer|invoice|license)\w*\./.test(operation));
    });
    // Checks of what is typed, which show nothing of any customer.
    expect(open).toEqual(['customer.details.check']);
  });

  test('an application alone may do what its row opens to applications', () => {
    const app = callerWith('indirect-provider', [], {
      user: null,
      applicationId: 'app',
      secondFactor: false,
    });
    expect(decide(app, 'customer.list')).toBeNull();
    expect(decide(app, 'order.create')).toBeNull();
  });
});
