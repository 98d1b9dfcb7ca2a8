import { Refusal } from '../errors/refusal.ts';
import type { Caller } from './caller.ts';
import { refusalOfCloud } from './cloud-features.ts';
import type { Operation, PolicyRow } from './policy.ts';
import { policy, policyOf } from './policy.ts';

/**
 * May this caller do this at all? Checks in the order of 2.7, so that the refusal names
 * the first thing missing; reach (which customer, which partner) is settled by scopes.
 * Returns the refusal instead of throwing, because the portal asks for every operation.
 */
export function decide(caller: Caller, operation: Operation): Refusal | null {
  const row = policyOf(operation);
  if (caller.user === null && !row.application) return new Refusal('person-required');
  if (waitsForFactor(caller, row)) return new Refusal('second-factor-required');
  if (caller.user !== null && !caller.roles.some((role) => row.roles.includes(role))) {
    return new Refusal(row.roleRefusal ?? 'role-missing', { roles: row.roles.join(', ') });
  }
  if (!row.kinds.includes(caller.tenant.kind)) {
    return new Refusal('partner-type-excluded', { kinds: row.kinds.join(', ') });
  }
  // Last: nobody is asked to prove who they are for something that is closed to them anyway.
  return refusalOfProgram(caller, row) ?? refusalByCloud(caller, operation) ?? refusalOfProof(caller, row);
}

/** Every call that a program makes for a person is protected, whatever it asks for; at the portal the row decides (2.7). */
function waitsForFactor(caller: Caller, row: PolicyRow): boolean {
  if (caller.user === null || caller.secondFactor) return false;
  return row.secondFactor || caller.applicationId !== null;
}

function refusalByCloud({ tenant }: Caller, operation: Operation): Refusal | null {
  const reason = refusalOfCloud(tenant, operation);
  return reason && new Refusal(reason, { cloud: tenant.cloud });
}

function refusalOfProof(caller: Caller, row: PolicyRow): Refusal | null {
  return row.stepUp && caller.freshlyProven === false ? new Refusal('step-up-required') : null;
}

function refusalOfProgram(caller: Caller, row: PolicyRow): Refusal | null {
  const { tenant } = caller;
  if (row.activePartner && tenant.programStatus !== 'active') {
    return new Refusal('partner-restricted', { status: tenant.programStatus ?? 'none' });
  }
  if (row.signedPartner && !tenant.agreementSigned) {
    return new Refusal('own-agreement-missing', { region: tenant.region ?? '' });
  }
  return null;
}

/**
 * Names of all operations this caller may do, for a client that hides what would be refused. What only
 * wants another proof of the same person is among them: it is asked for when the time comes.
 */
export function allowedOperations(caller: Caller): Operation[] {
  const proven = { ...caller, secondFactor: true, freshlyProven: true };
  return (Object.keys(policy) as Operation[]).filter((operation) => decide(proven, operation) === null);
}

/** Those among them that wait for a second factor. */
export function operationsBehindFactor(caller: Caller): Operation[] {
  return caller.secondFactor
    ? []
    : allowedOperations(caller).filter((operation) => policyOf(operation).secondFactor);
}
