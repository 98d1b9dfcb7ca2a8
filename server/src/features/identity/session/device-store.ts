import type { Tx } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { AttemptState } from '../model.ts';

export interface DeviceKey {
  readonly tenantId: string;
  readonly userId: string;
  readonly deviceHash: Buffer;
}

const keyOf = ({ tenantId, userId, deviceHash }: DeviceKey) => [tenantId, userId, deviceHash];

const lockDevice = statement(
  'device.lock',
  `
  select failed_attempts as "failedAttempts", locked_until as "lockedUntil" from known_device
   where tenant_id = $1 and user_id = $2 and device_hash = $3 for update`,
);
const writeAttempts = statement(
  'device.writeAttempts',
  `
  update known_device set failed_attempts = $4, locked_until = $5 where tenant_id = $1 and user_id = $2 and device_hash = $3`,
);
const useDevice = statement(
  'device.use',
  `
  update known_device set failed_attempts = 0, locked_until = null, last_used_at = $4
   where tenant_id = $1 and user_id = $2 and device_hash = $3`,
);
const insertDevice = statement(
  'device.insert',
  `
  insert into known_device (tenant_id, user_id, device_hash, last_used_at) values ($1, $2, $3, $4)`,
);
const dropOldest = statement(
  'device.dropOldest',
  `
  delete from known_device where tenant_id = $1 and user_id = $2 and device_hash in (
    select device_hash from known_device where tenant_id = $1 and user_id = $2 order by last_used_at desc offset $3)`,
);
const dropUnused = statement('device.dropUnused', 'delete from known_device where last_used_at < $1');

/** Locked until the transaction ends; undefined: this browser is not known for this person. */
export function lockKnownDevice(tx: Tx, key: DeviceKey): Promise<AttemptState | undefined> {
  return tx.maybe<AttemptState>(lockDevice, keyOf(key));
}

export async function saveDeviceAttempts(tx: Tx, key: DeviceKey, state: AttemptState): Promise<void> {
  await tx.run(writeAttempts, [...keyOf(key), state.failedAttempts, state.lockedUntil]);
}

/** False: this browser is not known for this person. */
export async function touchDevice(tx: Tx, key: DeviceKey, at: Date): Promise<boolean> {
  return (await tx.run(useDevice, [...keyOf(key), at])) === 1;
}

/** Remembers a browser; of very many the one used longest ago is forgotten. */
export async function insertKnownDevice(tx: Tx, key: DeviceKey, at: Date, most: number): Promise<void> {
  await tx.run(insertDevice, [...keyOf(key), at]);
  await tx.run(dropOldest, [key.tenantId, key.userId, most]);
}

export async function deleteUnusedDevices(tx: Tx, before: Date): Promise<void> {
  await tx.run(dropUnused, [before]);
}
