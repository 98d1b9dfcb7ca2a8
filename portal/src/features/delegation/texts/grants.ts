import { defineTexts } from '../../../i18n/index.ts';

/** What a customer has granted. */
export const grantsTexts = defineTexts({
  en: {
    grantsTitle: 'Admin rights of partners',
    grantsLead: 'What partners may do in your directory, and until when. You can end any of it at any time.',
    grantsEmpty: 'No partner holds admin rights',
    grantsEmptyText: 'A partner sends you a link when it needs some.',
    grantsShow: 'Show',
    grants_active: 'Present rights',
    grants_over: 'Rights that are over',
    legacyTitle: 'All-or-nothing rights',
    legacyText:
      'These partners act as global administrator in your directory, without an end. Consider taking them away.',
    takeAway: 'Take away',
    takeAwayTitle: 'Take the all-or-nothing rights of {{name}} away?',
    takeAwayText:
      'Its people lose access at once, unless granular rights give it. Subscriptions stay as they are.',
    takenAway: 'The rights are taken away',
    endGrant: 'End',
    endGrantText:
      'Its people lose these roles at once, and both sides have mail. Subscriptions stay as they are.',
  },
  es: {
    grantsTitle: 'Permisos de administración de partners',
    grantsLead:
      'Qué pueden hacer los partners en su directorio y hasta cuándo. Puede poner fin a todo ello cuando quiera.',
    grantsEmpty: 'Ningún partner tiene permisos de administración',
    grantsEmptyText: 'Un partner le envía un enlace cuando los necesita.',
    grantsShow: 'Mostrar',
    grants_active: 'Permisos vigentes',
    grants_over: 'Permisos terminados',
    legacyTitle: 'Permisos de todo o nada',
    legacyText:
      'Estos partners actúan como administrador global en su directorio, sin fecha de fin. Considere retirarlos.',
    takeAway: 'Retirar',
    takeAwayTitle: '¿Retirar los permisos de todo o nada de {{name}}?',
    takeAwayText:
      'Su personal pierde el acceso de inmediato, salvo que lo den permisos granulares. Las suscripciones no cambian.',
    takenAway: 'Los permisos se han retirado',
    endGrant: 'Terminar',
    endGrantText:
      'Su personal pierde estos roles de inmediato y ambas partes reciben un correo. Las suscripciones no cambian.',
  },
  ru: {
    grantsTitle: 'Права администрирования у партнёров',
    grantsLead:
      'Что партнёры могут делать в вашем каталоге и до какого времени. Любое из этих прав можно прекратить в любой момент.',
    grantsEmpty: 'Прав администрирования нет ни у одного партнёра',
    grantsEmptyText: 'Когда права понадобятся, партнёр пришлёт вам ссылку.',
    grantsShow: 'Показать',
    grants_active: 'Действующие права',
    grants_over: 'Завершённые права',
    legacyTitle: 'Права «всё или ничего»',
    legacyText:
      'Эти партнёры бессрочно действуют в вашем каталоге как глобальный администратор. Подумайте, не снять ли эти права.',
    takeAway: 'Снять',
    takeAwayTitle: 'Снять права «всё или ничего» у {{name}}?',
    takeAwayText:
      'Сотрудники партнёра сразу потеряют доступ, если его не дают детальные права. Подписки не изменятся.',
    takenAway: 'Права сняты',
    endGrant: 'Завершить',
    endGrantText:
      'Сотрудники партнёра сразу лишатся этих ролей, обе стороны получат письмо. Подписки не изменятся.',
  },
});
