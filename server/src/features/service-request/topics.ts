import type { Language } from '../../errors/sentence.ts';
import type { RequestKind } from './model.ts';

/** What a request may be about. Numbers are on the wire and stay. */
export interface SupportTopic {
  readonly id: number;
  readonly kind: RequestKind;
  readonly name: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
}

function topic(
  id: number,
  kind: RequestKind,
  name: readonly [string, string, string],
  description: readonly [string, string, string],
): SupportTopic {
  const inLanguages = ([en, es, ru]: readonly [string, string, string]) => ({ en, es, ru });
  return { id, kind, name: inLanguages(name), description: inLanguages(description) };
}

export const supportTopics: readonly SupportTopic[] = [
  topic(
    1,
    'customer',
    ['Sign-in and passwords', 'Inicio de sesión y contraseñas', 'Вход и пароли'],
    [
      'People cannot sign in, second factors, locked accounts',
      'Personas que no pueden iniciar sesión, segundos factores, cuentas bloqueadas',
      'Не удаётся войти, вторые факторы, заблокированные записи',
    ],
  ),
  topic(
    2,
    'customer',
    ['Users and licenses', 'Usuarios y licencias', 'Пользователи и лицензии'],
    [
      'Accounts, licenses and their features',
      'Cuentas, licencias y sus funciones',
      'Учётные записи, лицензии и их возможности',
    ],
  ),
  topic(
    3,
    'customer',
    ['Mail and calendar', 'Correo y calendario', 'Почта и календарь'],
    [
      'Mail flow, mailboxes, calendars',
      'Flujo de correo, buzones, calendarios',
      'Доставка, ящики, календари',
    ],
  ),
  topic(
    4,
    'customer',
    ['Files and sites', 'Archivos y sitios', 'Файлы и сайты'],
    ['Storage, sharing, sites', 'Almacenamiento, uso compartido, sitios', 'Хранилище, общий доступ, сайты'],
  ),
  topic(
    5,
    'customer',
    ['Meetings and chat', 'Reuniones y chat', 'Собрания и чат'],
    ['Calls, meetings, messages', 'Llamadas, reuniones, mensajes', 'Звонки, собрания, сообщения'],
  ),
  topic(
    6,
    'customer',
    ['Devices', 'Dispositivos', 'Устройства'],
    [
      'Enrollment, policies, updates',
      'Inscripción, directivas, actualizaciones',
      'Регистрация, политики, обновления',
    ],
  ),
  topic(
    7,
    'customer',
    ['Security and compliance', 'Seguridad y cumplimiento', 'Безопасность и соответствие'],
    [
      'Alerts, retention, suspected misuse',
      'Alertas, retención, posible abuso',
      'Оповещения, хранение, злоупотребления',
    ],
  ),
  topic(
    8,
    'customer',
    ['Usage-based services', 'Servicios por uso', 'Услуги с оплатой по использованию'],
    ['Machines, storage, networks', 'Máquinas, almacenamiento, redes', 'Машины, хранилище, сети'],
  ),
  topic(
    9,
    'customer',
    ['Subscriptions and provisioning', 'Suscripciones y aprovisionamiento', 'Подписки и их предоставление'],
    [
      'What was bought does not arrive or does not work',
      'Lo comprado no llega o no funciona',
      'Купленное не появилось или не работает',
    ],
  ),
  topic(
    10,
    'customer',
    ['Something else', 'Otra cosa', 'Другое'],
    ['None of these', 'Nada de lo anterior', 'Ничего из перечисленного'],
  ),
  topic(
    101,
    'portal',
    ['Customers and relationships', 'Clientes y relaciones', 'Клиенты и отношения'],
    [
      'Accounts, requests to customers, admin rights',
      'Cuentas, solicitudes a clientes, permisos',
      'Учётные записи, запросы клиентам, права',
    ],
  ),
  topic(
    102,
    'portal',
    ['Orders and subscriptions', 'Pedidos y suscripciones', 'Заказы и подписки'],
    ['Buying, changing, renewing', 'Comprar, cambiar, renovar', 'Покупка, изменение, продление'],
  ),
  topic(
    103,
    'portal',
    ['Invoices and prices', 'Facturas y precios', 'Счета и цены'],
    ['Amounts, periods, credit', 'Importes, periodos, crédito', 'Суммы, периоды, кредит'],
  ),
  topic(
    104,
    'portal',
    ['API, applications, webhooks', 'API, aplicaciones, webhooks', 'API, приложения, вебхуки'],
    ['Programs of your own', 'Programas propios', 'Собственные программы'],
  ),
  topic(
    105,
    'portal',
    ['Own people and sign-in', 'Personas propias e inicio de sesión', 'Свои сотрудники и вход'],
    [
      'Roles, second factors, company sign-in',
      'Roles, segundos factores, inicio de empresa',
      'Роли, факторы, вход компании',
    ],
  ),
  topic(
    106,
    'portal',
    ['Program and agreements', 'Programa y contratos', 'Программа и соглашения'],
    [
      'Status, partner agreement, profiles',
      'Estado, contrato de partner, perfiles',
      'Статус, соглашение, профили',
    ],
  ),
  topic(
    107,
    'portal',
    ['Something else', 'Otra cosa', 'Другое'],
    ['None of these', 'Nada de lo anterior', 'Ничего из перечисленного'],
  ),
];

export function findTopic(id: number): SupportTopic | undefined {
  return supportTopics.find((one) => one.id === id);
}
