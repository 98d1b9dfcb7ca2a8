import { defineTexts } from '../../../i18n/index.ts';

/** The page of relationships and its tabs. */
export const listTexts = defineTexts({
  en: {
    title: 'Admin relationships',
    lead: 'Directory roles that customers have given you for a time. They reach your people through security groups.',
    subPages: 'Admin relationships',
    tab_all: 'All',
    tab_ending: 'What ends when',
    tab_legacy: 'Legacy rights',
    tab_groups: 'Security groups',
    request: 'Request admin rights',
    empty: 'No admin relationships yet',
    emptyText: 'Request directory roles at a customer: you get a personal link and send it yourself.',
    emptyOfCustomer: 'You have asked this customer for no roles yet.',
  },
  es: {
    title: 'Relaciones de administración',
    lead: 'Roles de directorio que los clientes le han concedido por un tiempo. Llegan a su personal mediante grupos de seguridad.',
    subPages: 'Relaciones de administración',
    tab_all: 'Todas',
    tab_ending: 'Qué termina y cuándo',
    tab_legacy: 'Permisos heredados',
    tab_groups: 'Grupos de seguridad',
    request: 'Solicitar permisos de administración',
    empty: 'Todavía no hay relaciones de administración',
    emptyText:
      'Solicite roles de directorio en un cliente: recibirá un enlace personal que usted mismo envía.',
    emptyOfCustomer: 'Todavía no ha solicitado ningún rol a este cliente.',
  },
  ru: {
    title: 'Административные отношения',
    lead: 'Роли каталога, которые клиенты дали вам на время. К вашим сотрудникам они приходят через группы безопасности.',
    subPages: 'Административные отношения',
    tab_all: 'Все',
    tab_ending: 'Что и когда истекает',
    tab_legacy: 'Права прежнего образца',
    tab_groups: 'Группы безопасности',
    request: 'Запросить права',
    empty: 'Административных отношений пока нет',
    emptyText: 'Запросите роли каталога у клиента: вы получите личную ссылку и отправите её сами.',
    emptyOfCustomer: 'У этого клиента вы пока не запрашивали ролей.',
  },
});
