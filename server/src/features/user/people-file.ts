import type { Language } from '../../errors/sentence.ts';
import { csvDocument } from '../../platform/csv/index.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import { licenseKeyOf, skuName } from '../license/index.ts';
import type { NamedSkus, PeopleWanted } from './customer-people.ts';
import { pagePeople } from './customer-people.ts';
import { roleOfKey } from './directory-roles.ts';
import type { UserPageEnd } from './model.ts';
import type { UserParts } from './parts.ts';

const headers: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'User name',
    'Display name',
    'First name',
    'Last name',
    'Location',
    'State',
    'Licenses',
    'Roles',
    'Directory synchronized',
    'Deleted on',
  ],
  es: [
    'Nombre de usuario',
    'Nombre para mostrar',
    'Nombre',
    'Apellidos',
    'Ubicación',
    'Estado',
    'Licencias',
    'Roles',
    'Sincronizado con el directorio',
    'Eliminado el',
  ],
  ru: [
    'Имя пользователя',
    'Отображаемое имя',
    'Имя',
    'Фамилия',
    'Место',
    'Состояние',
    'Лицензии',
    'Роли',
    'Синхронизация с каталогом',
    'Удалён',
  ],
};

const states = {
  en: { active: 'Active', inactive: 'Deleted' },
  es: { active: 'Activo', inactive: 'Eliminado' },
  ru: { active: 'Активен', inactive: 'Удалён' },
} as const satisfies Record<Language, object>;

const pageSize = 1000;

/** The list as it is shown, whole (6.4, I50). No passwords. */
export async function peopleFile(
  parts: Pick<UserParts, 'db'>,
  directory: TenantScope,
  wanted: Omit<PeopleWanted, 'after' | 'limit'>,
  skus: NamedSkus,
  language: Language,
): Promise<string> {
  const rows: string[][] = [];
  let after: UserPageEnd | null = null;
  do {
    const page = await pagePeople(parts, directory, { ...wanted, after, limit: pageSize });
    for (const user of page.people) {
      const licenses = (page.licenses.get(user.userId) ?? []).flatMap((one) => {
        const sku = skus.get(licenseKeyOf(one));
        return sku ? [skuName(sku, language)] : [];
      });
      rows.push([
        user.userPrincipalName,
        user.displayName,
        user.firstName,
        user.lastName,
        user.usageLocation ?? '',
        states[language][user.state],
        licenses.join(';'),
        user.roles.flatMap((key) => roleOfKey(key)?.name[language] ?? []).join(';'),
        user.syncedAt?.toISOString() ?? '',
        user.deletedAt?.toISOString() ?? '',
      ]);
    }
    after = page.last;
  } while (after);
  return csvDocument(headers[language], rows);
}
