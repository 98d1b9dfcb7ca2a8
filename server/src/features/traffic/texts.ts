import type { Language } from '../../errors/sentence.ts';
import type { LimitName } from '../../platform/throttle/index.ts';

/** What each limit counts, as people read it. */
export const limitTexts: Readonly<
  Record<LimitName | 'webhookTest', Readonly<Partial<Record<Language, string>> & { en: string }>>
> = {
  contract: {
    en: 'Customers, orders and subscriptions of the partner contract, counted together, by programs',
    es: 'Clientes, pedidos y suscripciones del contrato de partners, contados juntos, por parte de programas',
    ru: 'Клиенты, заказы и подписки партнёрского контракта, считаются вместе, из программ',
  },
  migrationValidation: {
    en: 'Checks whether a subscription can be migrated',
    es: 'Comprobaciones de si una suscripción se puede migrar',
    ru: 'Проверки возможности переноса подписки',
  },
  migration: {
    en: 'Migrations of subscriptions',
    es: 'Migraciones de suscripciones',
    ru: 'Переносы подписок',
  },
  consent: {
    en: 'Consents of customers to applications',
    es: 'Consentimientos de clientes a aplicaciones',
    ru: 'Согласия клиентов для приложений',
  },
  program: {
    en: 'Everything that programs of a company ask for',
    es: 'Todo lo que solicitan los programas de una empresa',
    ru: 'Все запросы программ одной компании',
  },
  portal: {
    en: 'Everything that people of a company ask for in the portal',
    es: 'Todo lo que solicitan en el portal las personas de una empresa',
    ru: 'Все запросы сотрудников одной компании на портале',
  },
  public: {
    en: 'Everything that is open without signing in',
    es: 'Todo lo que está abierto sin iniciar sesión',
    ru: 'Всё, что открыто без входа',
  },
  atOnce: {
    en: 'Requests of a company under way at the same time',
    es: 'Solicitudes de una empresa en curso al mismo tiempo',
    ru: 'Одновременно выполняемые запросы одной компании',
  },
  webhookTest: {
    en: 'Test events for webhooks',
    es: 'Eventos de prueba para webhooks',
    ru: 'Проверочные события для веб-перехватчиков',
  },
};
