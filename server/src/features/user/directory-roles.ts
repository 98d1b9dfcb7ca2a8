import type { DirectoryRole } from '../delegation/index.ts';
import { directoryRoles } from '../delegation/index.ts';

export type { DirectoryRole };
export { directoryRoles };

const byKey = new Map<string, DirectoryRole>(directoryRoles.map((one) => [one.key, one]));
const byId = new Map(directoryRoles.map((one) => [one.id, one]));

/** By the id that clients know it by, in any case of letters. */
export function roleOfId(id: string): DirectoryRole | undefined {
  return byId.get(id.trim().toLowerCase());
}

/** By the key under which people hold it; everybody's own role is none of the directory's. */
export function roleOfKey(key: string): DirectoryRole | undefined {
  return byKey.get(key);
}
