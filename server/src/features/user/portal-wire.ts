import type { ListedPerson } from '../../../../contract/user.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import { licenseKeyOf, skuName, wireIdOf } from '../license/index.ts';
import type { NamedSkus } from './customer-people.ts';
import { roleOfKey } from './directory-roles.ts';
import type { DirectoryUser } from './model.ts';
import { lapseOf } from './rules.ts';
import type { LicenseOfUser } from './store.ts';

/** A person as the portal lists it, with names for roles and licenses. */
export function listedPersonToWire(
  user: DirectoryUser,
  licenses: readonly LicenseOfUser[],
  skus: NamedSkus,
  language: Language,
): ListedPerson {
  return present({
    id: user.userId,
    displayName: user.displayName,
    userName: user.userPrincipalName,
    firstName: user.firstName,
    lastName: user.lastName,
    usageLocation: user.usageLocation,
    phoneNumber: user.phoneNumber,
    state: user.state,
    signInBlocked: user.signInBlocked,
    roles: rolesToWire(user.roles, language),
    licenses: licenses.flatMap((one) => {
      const sku = skus.get(licenseKeyOf(one));
      return sku ? [{ id: wireIdOf(sku), name: skuName(sku, language) }] : [];
    }),
    createdAt: instant(user.createdAt),
    syncedAt: user.syncedAt && instant(user.syncedAt),
    deletedAt: user.deletedAt && instant(user.deletedAt),
    restorableUntil: user.deletedAt && instant(lapseOf(user.deletedAt)),
    version: user.version,
  }) as ListedPerson;
}

export function rolesToWire(keys: readonly string[], language: Language): { id: string; name: string }[] {
  return keys.flatMap((key) => {
    const role = roleOfKey(key);
    return role ? [{ id: role.id, name: role.name[language] }] : [];
  });
}
