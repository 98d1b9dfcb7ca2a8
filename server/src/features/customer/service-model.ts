import type { Language } from '../../errors/sentence.ts';

/**
 * Services of a customer that have an admin portal of their own (C79). For each of them one channel at
 * most may open it (I5).
 */
export const serviceIds = ['directory', 'mail', 'files', 'meetings', 'devices', 'security', 'usage'] as const;
export type ServiceId = (typeof serviceIds)[number];

export type ServiceGroup = 'identity' | 'productivity' | 'protection' | 'infrastructure';

export interface Service {
  readonly id: ServiceId;
  readonly group: ServiceGroup;
  readonly name: Readonly<Record<Language, string>>;
  /** Directory roles that open its portal for holders of a granular grant; `any`: each of them (2.6). */
  readonly roles: readonly string[] | 'any';
}

const globalAdmin = '62e90394-69f5-4237-9190-012177145e10';

export const services: readonly Service[] = [
  {
    id: 'directory',
    group: 'identity',
    name: {
      en: 'Directory and people',
      es: 'Directorio y personas',
      ru: 'Каталог и пользователи',
    },
    // Directory writer, user administrator, privileged role administrator
    roles: [
      globalAdmin,
      '9360feb5-f418-4baa-8175-e2a00bac4301',
      'fe930be7-5e62-47db-91af-98c3a49a38b1',
      'e8611ab8-c189-46e8-94e1-60213ab1f814',
    ],
  },
  {
    id: 'mail',
    group: 'productivity',
    name: { en: 'Mail and calendar', es: 'Correo y calendario', ru: 'Почта и календарь' },
    roles: [globalAdmin, '29232cdf-9323-42fd-ade2-1d097af3e4de'],
  },
  {
    id: 'files',
    group: 'productivity',
    name: { en: 'Files and sites', es: 'Archivos y sitios', ru: 'Файлы и сайты' },
    roles: [globalAdmin, 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c'],
  },
  {
    id: 'meetings',
    group: 'productivity',
    name: { en: 'Meetings and chat', es: 'Reuniones y chat', ru: 'Собрания и чат' },
    roles: [globalAdmin, '69091246-20e8-4a56-aa4d-066075b2a7a8'],
  },
  {
    id: 'devices',
    group: 'protection',
    name: { en: 'Devices', es: 'Dispositivos', ru: 'Устройства' },
    roles: [globalAdmin, '3a2c62db-5318-420d-8d74-23affee5d9d5'],
  },
  {
    id: 'security',
    group: 'protection',
    name: {
      en: 'Security and compliance',
      es: 'Seguridad y cumplimiento',
      ru: 'Безопасность и соответствие',
    },
    roles: [globalAdmin, '194ae4cb-b126-40b2-bd5b-6091b380977d'],
  },
  {
    id: 'usage',
    group: 'infrastructure',
    name: { en: 'Usage-based services', es: 'Servicios por uso', ru: 'Услуги с оплатой по использованию' },
    roles: 'any',
  },
];

/** Services whose admin portal these directory roles open. */
export function servicesOfRoles(roleIds: readonly string[]): ServiceId[] {
  return services
    .filter(({ roles }) => (roles === 'any' ? roleIds.length > 0 : roles.some((id) => roleIds.includes(id))))
    .map(({ id }) => id);
}

/** What a new customer's default granular grant opens (2.6). */
export const servicesAtCreation: readonly ServiceId[] = ['directory', 'usage'];

/** That a channel may open a service's admin portal. */
export interface ServiceHolding {
  readonly service: ServiceId;
  /** Provider of the channel, or the partner that serves alone (D7). */
  readonly channelId: string;
  readonly grantedAt: Date;
}
