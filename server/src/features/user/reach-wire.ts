import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { CustomerCall } from '../../platform/http/index.ts';
import { directoryFor, isGuid, purgedBefore } from '../license/index.ts';
import type { DirectoryUser } from './model.ts';
import type { UserParts } from './parts.ts';
import { isAdministrator } from './rules.ts';
import { findUser } from './store.ts';

/** The person of this id, or the refusal of an unknown one. */
export async function getUser(
  { db, clock }: Pick<UserParts, 'db' | 'clock'>,
  directory: TenantScope,
  given: string,
): Promise<DirectoryUser> {
  const userId = given.toLowerCase();
  const found = isGuid(userId) ? await findUser(db, directory, userId, purgedBefore(clock.now())) : undefined;
  return found ?? refuse('user-unknown');
}

/** What it takes to give somebody a new password hangs on who that is (2.6). */
export async function requireReset(
  { mayInDirectory }: UserParts,
  { caller, customer }: Pick<CustomerCall, 'caller' | 'customer'>,
  user: Pick<DirectoryUser, 'roles'>,
): Promise<void> {
  await directoryFor(
    mayInDirectory,
    caller,
    customer,
    isAdministrator(user.roles) ? 'resetAdminPasswords' : 'resetPasswords',
  );
}
