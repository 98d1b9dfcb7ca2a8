import Type from 'typebox';
import type { Caller } from '../../access/caller.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { CustomerReach } from '../../platform/http/index.ts';
import type { DirectoryGate, DirectoryTask } from './directory-gate.ts';

export const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
// An id that is no GUID is answered as an unknown user, in its own words.
export const UserPath = Type.Object({ customerId: Type.String({ format: 'uuid' }), userId: Type.String() });

/** The customer's own scope, for those who may do this there (I19, D53). */
export async function directoryFor(
  gate: DirectoryGate,
  caller: Caller,
  customer: CustomerReach,
  task: DirectoryTask,
): Promise<TenantScope> {
  const refusal = await gate(caller, customer, task);
  if (refusal) throw refusal;
  return tenantScope(customer.customerId);
}

export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}
