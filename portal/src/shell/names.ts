import { roleNames } from '../../../server/src/access/role-names.ts';
import { currentLanguage } from '../i18n/index.ts';
import { useShellText } from './text.ts';

/** A role's name; roles not known here keep the server's word. */
export const roleName = (role: string): string =>
  (roleNames[currentLanguage()] as Readonly<Record<string, string>>)[role] ?? role;

/** A cloud's name, however the server writes it. */
export function cloudName(cloud: string): string {
  const key = cloud.toLowerCase().replace(/[^a-z]/g, '');
  const known: Record<string, string> = {
    us: 'usgov',
    usgovernment: 'usgov',
    de: 'germany',
    commercial: 'global',
  };
  return useShellText.now.find(`cloud_${known[key] ?? key}`) ?? cloud;
}
