import type { Tx } from '../../../platform/db/index.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import type { Person } from '../model.ts';
import { randomSecret, secretHash } from '../password.ts';
import type { SignInDesk } from '../sign-in.ts';
import { deleteUnusedDevices, insertKnownDevice, touchDevice } from './device-store.ts';

/** A browser is known for so long after its last sign-in; its cookie lives as long. */
export const deviceDays = 180;
const devicesOfPersonMax = 20;

/**
 * After a sign-in: the browser is known from now on. Answers with the cookie to give, or null when it has one.
 */
export async function rememberDevice(
  desk: Pick<SignInDesk, 'db' | 'realClock'>,
  person: Person,
  deviceToken: string | null,
): Promise<string | null> {
  const now = desk.realClock.now();
  const owner = { tenantId: person.tenant.id, userId: person.id };
  return desk.db.transaction(tenantScope(owner.tenantId), async (tx) => {
    if (deviceToken && (await touchDevice(tx, { ...owner, deviceHash: secretHash(deviceToken) }, now)))
      return null;
    // A token of the server's own: several people of one browser each have theirs under the same cookie.
    const token = deviceToken ?? randomSecret();
    await insertKnownDevice(tx, { ...owner, deviceHash: secretHash(token) }, now, devicesOfPersonMax);
    return token;
  });
}

export async function forgetUnusedDevices(tx: Tx, now: Date): Promise<void> {
  await deleteUnusedDevices(tx, new Date(now.getTime() - deviceDays * 86_400_000));
}
