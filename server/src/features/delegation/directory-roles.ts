import type { Language } from '../../errors/sentence.ts';

/** What a directory role lets its holder do at a customer (2.6). */
export const directoryTasks = [
  'readUsers',
  'readRoleMembers',
  'readLicenses',
  'assignLicenses',
  'manageUsers',
  'deleteUsers',
  'resetPasswords',
  'resetAdminPasswords',
  'manageRoles',
  'readCompany',
  'serviceRequests',
  'usage',
  'services',
  'consents',
] as const;
export type DirectoryTask = (typeof directoryTasks)[number];

export interface DirectoryRole {
  /** As clients of the graph dialect name it; the same in every directory of the field. */
  readonly id: string;
  readonly key: DirectoryRoleKey;
  readonly name: Readonly<Record<Language, string>>;
  readonly tasks: readonly DirectoryTask[];
  /** Can give itself or others further rights: a request with it wants a second look. */
  readonly privileged?: true;
}

export type DirectoryRoleKey =
  | 'directory-reader'
  | 'global-reader'
  | 'reports-reader'
  | 'license-admin'
  | 'helpdesk-admin'
  | 'password-admin'
  | 'service-support-admin'
  | 'user-admin'
  | 'directory-writer'
  | 'groups-admin'
  | 'domain-name-admin'
  | 'billing-admin'
  | 'mail-admin'
  | 'sites-admin'
  | 'meetings-admin'
  | 'device-admin'
  | 'security-reader'
  | 'security-admin'
  | 'cloud-application-admin'
  | 'application-admin'
  | 'authentication-admin'
  | 'privileged-authentication-admin'
  | 'privileged-role-admin'
  | 'global-admin';

/** Any role at all is enough for usage-based services, beside membership and a role on the subscription (2.6). */
const any: readonly DirectoryTask[] = ['usage'];
const reading: readonly DirectoryTask[] = ['readUsers', 'readRoleMembers', 'readLicenses'];

function role(
  key: DirectoryRoleKey,
  id: string,
  [en, es, ru]: readonly [string, string, string],
  tasks: readonly DirectoryTask[],
  privileged = false,
): DirectoryRole {
  return {
    key,
    id,
    name: { en, es, ru },
    tasks: [...tasks, ...any],
    ...(privileged ? { privileged: true } : {}),
  };
}

/** Built-in roles, weakest first; a delegation names some of these and no others (4.5). */
export const directoryRoles: readonly DirectoryRole[] = [
  role(
    'directory-reader',
    '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
    ['Directory reader', 'Lector de directorios', 'Читатель каталога'],
    [...reading, 'readCompany'],
  ),
  role(
    'global-reader',
    'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
    ['Global reader', 'Lector global', 'Глобальный читатель'],
    [...reading, 'readCompany'],
  ),
  role(
    'reports-reader',
    '4a5d8f65-41da-4de4-8968-e035b65339cf',
    ['Reports reader', 'Lector de informes', 'Читатель отчётов'],
    [],
  ),
  role(
    'license-admin',
    '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
    ['License administrator', 'Administrador de licencias', 'Администратор лицензий'],
    ['readLicenses', 'assignLicenses'],
  ),
  role(
    'helpdesk-admin',
    '729827e3-9c14-49f7-bb1b-9608f156bbb8',
    [
      'Helpdesk administrator',
      'Administrador del departamento de soporte técnico',
      'Администратор службы поддержки',
    ],
    ['resetPasswords'],
  ),
  role(
    'password-admin',
    '966707d0-3269-4727-9be2-8c3a10f19b9d',
    ['Password administrator', 'Administrador de contraseñas', 'Администратор паролей'],
    ['resetPasswords'],
  ),
  role(
    'service-support-admin',
    'f023fd81-a637-4b56-95fd-791ac0226033',
    [
      'Service support administrator',
      'Administrador de soporte técnico del servicio',
      'Администратор поддержки служб',
    ],
    ['serviceRequests'],
  ),
  role(
    'user-admin',
    'fe930be7-5e62-47db-91af-98c3a49a38b1',
    ['User administrator', 'Administrador de usuarios', 'Администратор пользователей'],
    [...reading, 'assignLicenses', 'manageUsers', 'deleteUsers', 'resetPasswords'],
  ),
  role(
    'directory-writer',
    '9360feb5-f418-4baa-8175-e2a00bac4301',
    ['Directory writer', 'Escritor de directorios', 'Редактор каталога'],
    ['readRoleMembers', 'assignLicenses', 'manageUsers'],
  ),
  role(
    'groups-admin',
    'fdd7a751-b60b-444a-984c-02652fe8fa1c',
    ['Groups administrator', 'Administrador de grupos', 'Администратор групп'],
    [],
  ),
  role(
    'domain-name-admin',
    '8329153b-31d0-4727-b945-745eb3bc5f31',
    ['Domain name administrator', 'Administrador de nombres de dominio', 'Администратор доменных имён'],
    [],
  ),
  role(
    'billing-admin',
    'b0f54661-2d74-4c50-afa3-1ec803f12efe',
    ['Billing administrator', 'Administrador de facturación', 'Администратор выставления счетов'],
    [],
  ),
  role(
    'mail-admin',
    '29232cdf-9323-42fd-ade2-1d097af3e4de',
    ['Mail administrator', 'Administrador de correo', 'Администратор почты'],
    ['services'],
  ),
  role(
    'sites-admin',
    'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
    ['Files and sites administrator', 'Administrador de archivos y sitios', 'Администратор файлов и сайтов'],
    ['services'],
  ),
  role(
    'meetings-admin',
    '69091246-20e8-4a56-aa4d-066075b2a7a8',
    ['Meetings administrator', 'Administrador de reuniones', 'Администратор собраний'],
    ['services'],
  ),
  role(
    'device-admin',
    '3a2c62db-5318-420d-8d74-23affee5d9d5',
    ['Device administrator', 'Administrador de dispositivos', 'Администратор устройств'],
    ['services'],
  ),
  role(
    'security-reader',
    '5d6b6bb7-de71-4623-b4af-96380a352509',
    ['Security reader', 'Lector de seguridad', 'Читатель сведений безопасности'],
    [],
  ),
  role(
    'security-admin',
    '194ae4cb-b126-40b2-bd5b-6091b380977d',
    ['Security administrator', 'Administrador de seguridad', 'Администратор безопасности'],
    ['services'],
    true,
  ),
  role(
    'cloud-application-admin',
    '158c047a-c907-4556-b7ef-446551a6b5f7',
    [
      'Cloud application administrator',
      'Administrador de aplicaciones en la nube',
      'Администратор облачных приложений',
    ],
    ['consents'],
    true,
  ),
  role(
    'application-admin',
    '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
    ['Application administrator', 'Administrador de aplicaciones', 'Администратор приложений'],
    ['consents'],
    true,
  ),
  role(
    'authentication-admin',
    'c4e39bd9-1100-46d3-8c65-fb160da0071f',
    ['Authentication administrator', 'Administrador de autenticación', 'Администратор проверки подлинности'],
    [],
    true,
  ),
  role(
    'privileged-authentication-admin',
    '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
    [
      'Privileged authentication administrator',
      'Administrador de autenticación con privilegios',
      'Администратор проверки подлинности привилегированных',
    ],
    ['resetAdminPasswords'],
    true,
  ),
  role(
    'privileged-role-admin',
    'e8611ab8-c189-46e8-94e1-60213ab1f814',
    [
      'Privileged role administrator',
      'Administrador de roles con privilegios',
      'Администратор привилегированных ролей',
    ],
    ['readRoleMembers', 'manageRoles'],
    true,
  ),
  role(
    'global-admin',
    '62e90394-69f5-4237-9190-012177145e10',
    ['Global administrator', 'Administrador global', 'Глобальный администратор'],
    directoryTasks.filter((task) => task !== 'usage'),
    true,
  ),
];

const byKey = new Map(directoryRoles.map((one) => [one.key, one]));
const byId = new Map(directoryRoles.map((one) => [one.id, one]));

export function roleId(key: DirectoryRoleKey): string {
  return (byKey.get(key) as DirectoryRole).id;
}

export function findRole(id: string): DirectoryRole | undefined {
  return byId.get(id.toLowerCase());
}

export const globalAdminRole = roleId('global-admin');
export const helpdeskAdminRole = roleId('helpdesk-admin');

/** Whether any of the roles is enough for a task (2.6). */
export function allowsTask(roles: readonly string[], task: DirectoryTask): boolean {
  return roles.some((id) => findRole(id)?.tasks.includes(task));
}

/** Choices with the least rights that do a piece of work, offered when a request is made. */
export const roleTemplates = [
  { key: 'look', roles: ['directory-reader'] },
  { key: 'licenses', roles: ['directory-reader', 'license-admin'] },
  { key: 'helpdesk', roles: ['directory-reader', 'helpdesk-admin', 'service-support-admin'] },
  { key: 'people', roles: ['directory-reader', 'user-admin', 'license-admin', 'service-support-admin'] },
  {
    key: 'services',
    roles: ['global-reader', 'mail-admin', 'sites-admin', 'meetings-admin', 'device-admin'],
  },
  { key: 'usage', roles: ['directory-reader'] },
] as const satisfies readonly { key: string; roles: readonly DirectoryRoleKey[] }[];

const atCreation: readonly DirectoryRoleKey[] = [
  'directory-reader',
  'directory-writer',
  'license-admin',
  'service-support-admin',
  'user-admin',
  'privileged-role-admin',
  'helpdesk-admin',
  'privileged-authentication-admin',
  'global-reader',
];

/** Roles that come with a new customer account (2.6): resellers get two fewer. */
export function rolesAtCreation(capacity: 'provider' | 'reseller' | 'direct'): string[] {
  const keys =
    capacity === 'reseller'
      ? atCreation
      : [...atCreation, 'cloud-application-admin' as const, 'application-admin' as const];
  return keys.map(roleId);
}
