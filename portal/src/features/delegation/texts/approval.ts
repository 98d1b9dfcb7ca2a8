import { defineTexts } from '../../../i18n/index.ts';

/** Where a link leads: what a customer approves. */
export const approvalTexts = defineTexts({
  en: {
    requestTitle: '{{name}} asks for admin rights',
    requestLead:
      '{{name}} wants to look after your services. You decide whether it may act in your directory.',
    requestDead: 'This link cannot be used',
    whoAsks: 'Who asks',
    country: 'Country',
    partnerId: 'PartnerID',
    asked: 'What is asked',
    terms: 'Terms',
    askedName: 'Name of the request',
    rolesAsked: 'Roles',
    globalWarning:
      'Global administrator can do everything in your directory, and give itself and others any right. Approve it only if you are sure.',
    extendNote: 'Goes on by 180 days at each end until one side stops it.',
    legacyNote:
      '{{name}} also holds all-or-nothing rights. They would outweigh this request for people without a group.',
    removeLegacyToo: 'Take the all-or-nothing rights away at the same time (recommended)',
    consent: 'I have read the roles and approve all of them for my company.',
    approve: 'Approve all',
    notNow: 'Not now',
    approvedTitle: 'Approved',
    approvedText:
      '{{name}} can now give these roles to its people, until {{date}}. You can end this at any time.',
    seeGrants: 'See admin rights',
    refusal: 'You cannot approve this',
    passOn: 'A global administrator of your company approves such requests. Pass this address on.',
  },
  es: {
    requestTitle: '{{name}} solicita permisos de administración',
    requestLead: '{{name}} quiere atender sus servicios. Usted decide si puede actuar en su directorio.',
    requestDead: 'Este enlace no se puede usar',
    whoAsks: 'Quién lo solicita',
    country: 'País',
    partnerId: 'PartnerID',
    asked: 'Qué se solicita',
    terms: 'Condiciones',
    askedName: 'Nombre de la solicitud',
    rolesAsked: 'Roles',
    globalWarning:
      'El administrador global puede hacer cualquier cosa en su directorio y darse a sí mismo y a otros cualquier permiso. Apruébelo solo si está seguro.',
    extendNote: 'Sigue 180 días más en cada fin hasta que una de las partes lo detenga.',
    legacyNote:
      '{{name}} tiene además permisos de todo o nada. Pesarían más que esta solicitud para quienes no tengan grupo.',
    removeLegacyToo: 'Retirar a la vez los permisos de todo o nada (recomendado)',
    consent: 'He leído los roles y los apruebo todos en nombre de mi empresa.',
    approve: 'Aprobar todo',
    notNow: 'Ahora no',
    approvedTitle: 'Aprobado',
    approvedText:
      '{{name}} ya puede dar estos roles a su personal, hasta el {{date}}. Puede ponerle fin cuando quiera.',
    seeGrants: 'Ver permisos de administración',
    refusal: 'No puede aprobar esto',
    passOn:
      'Estas solicitudes las aprueba un administrador global de su empresa. Hágale llegar esta dirección.',
  },
  ru: {
    requestTitle: '{{name}} запрашивает права администрирования',
    requestLead:
      '{{name}} хочет сопровождать ваши службы. Вы решаете, может ли эта компания работать в вашем каталоге.',
    requestDead: 'Эту ссылку нельзя использовать',
    whoAsks: 'Кто просит',
    country: 'Страна',
    partnerId: 'PartnerID',
    asked: 'Что запрошено',
    terms: 'Условия',
    askedName: 'Название запроса',
    rolesAsked: 'Роли',
    globalWarning:
      'Глобальный администратор может делать в вашем каталоге всё и давать себе и другим любые права. Одобряйте, только если уверены.',
    extendNote: 'Продлевается на 180 дней в конце срока, пока одна из сторон это не остановит.',
    legacyNote:
      'У {{name}} есть также права «всё или ничего». Для людей без группы они перевесят этот запрос.',
    removeLegacyToo: 'Одновременно снять права «всё или ничего» (рекомендуется)',
    consent: 'Роли мне понятны; от имени своей компании одобряю их все.',
    approve: 'Одобрить всё',
    notNow: 'Не сейчас',
    approvedTitle: 'Одобрено',
    approvedText:
      '{{name}} теперь может дать эти роли своим сотрудникам — до {{date}}. Прекратить это можно в любой момент.',
    seeGrants: 'Права администрирования',
    refusal: 'Вы не можете это одобрить',
    passOn: 'Такие запросы одобряет глобальный администратор вашей компании. Передайте ему этот адрес.',
  },
});
