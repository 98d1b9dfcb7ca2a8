import { defineTexts } from '../../../i18n/index.ts';

/** Asking a customer for a relationship, and the draft of the message. */
export const requestTexts = defineTexts({
  en: {
    customers: 'Customers',
    request: 'Request a reseller relationship',
    requestLead:
      'You get a personal link and a draft of the message. Nothing is sent or stored about the recipient: send it yourself, to one customer or to several.',
    whoAskedFor: 'For whom',
    alone: 'For your company alone',
    aloneReseller: 'You become the customer’s contact; no provider is involved.',
    together: 'Together with {{name}}',
    togetherHint:
      'The customer accepts both companies at once: the provider sells and bills, you look after it.',
    askAdmin: 'Ask for admin permission too',
    askAdminHint:
      'With it your admin agents can administer the customer’s services. Without it you can sell, and manage only usage-based subscriptions that you make yourself.',
    askAdminAlways: 'In this cloud admin permission is part of every request.',
    makeDraft: 'Make the draft',
    draftTitle: 'Your draft',
    draftLanguage: 'Language of the message',
    jointDraft: 'The link asks for a relationship with your company and with {{name}}.',
    ownDraft: 'The link asks for a relationship with your company.',
    draftAdmin: 'It asks for admin permission too.',
    draftNoAdmin: 'It does not ask for admin permission.',
    linkHint:
      'A global admin of any customer in your region and cloud can accept. You can take the link back under “Links”.',
  },
  es: {
    customers: 'Clientes',
    request: 'Solicitar una relación de revendedor',
    requestLead:
      'Obtiene un enlace personal y un borrador del mensaje. No se envía ni se guarda nada sobre el destinatario: envíelo usted, a un cliente o a varios.',
    whoAskedFor: 'Para quién',
    alone: 'Solo para su empresa',
    aloneReseller: 'Usted pasa a ser el contacto del cliente; no interviene ningún proveedor.',
    together: 'Junto con {{name}}',
    togetherHint:
      'El cliente acepta a las dos empresas a la vez: el proveedor vende y factura, y usted lo atiende.',
    askAdmin: 'Solicitar también permiso de administración',
    askAdminHint:
      'Con él, sus agentes de administración pueden administrar los servicios del cliente. Sin él puede vender y administrar solo las suscripciones por uso que usted mismo cree.',
    askAdminAlways: 'En esta nube, el permiso de administración forma parte de toda solicitud.',
    makeDraft: 'Crear el borrador',
    draftTitle: 'Su borrador',
    draftLanguage: 'Idioma del mensaje',
    jointDraft: 'El enlace solicita una relación con su empresa y con {{name}}.',
    ownDraft: 'El enlace solicita una relación con su empresa.',
    draftAdmin: 'Solicita también permiso de administración.',
    draftNoAdmin: 'No solicita permiso de administración.',
    linkHint:
      'Puede aceptarlo un administrador global de cualquier cliente de su región y nube. Puede retirar el enlace en «Enlaces».',
  },
  ru: {
    customers: 'Клиенты',
    request: 'Запросить отношения торгового посредника',
    requestLead:
      'Вы получите личную ссылку и черновик сообщения. О получателе ничего не отправляется и не сохраняется: отправьте сообщение сами, одному клиенту или нескольким.',
    whoAskedFor: 'Для кого',
    alone: 'Только для вашей компании',
    aloneReseller: 'Вы становитесь контактом клиента; поставщик не участвует.',
    together: 'Вместе с компанией {{name}}',
    togetherHint:
      'Клиент принимает обе компании сразу: поставщик продаёт и выставляет счета, вы обслуживаете клиента.',
    askAdmin: 'Запросить и разрешение на администрирование',
    askAdminHint:
      'С ним ваши агенты-администраторы могут управлять службами клиента. Без него вы можете продавать и управлять только теми подписками с оплатой по использованию, которые создали сами.',
    askAdminAlways: 'В этом облаке разрешение на администрирование входит в каждый запрос.',
    makeDraft: 'Создать черновик',
    draftTitle: 'Ваш черновик',
    draftLanguage: 'Язык сообщения',
    jointDraft: 'Ссылка запрашивает отношения с вашей компанией и с компанией {{name}}.',
    ownDraft: 'Ссылка запрашивает отношения с вашей компанией.',
    draftAdmin: 'Она запрашивает и разрешение на администрирование.',
    draftNoAdmin: 'Разрешения на администрирование она не запрашивает.',
    linkHint:
      'Согласиться может глобальный администратор любого клиента из вашего региона и облака. Отозвать ссылку можно на странице «Ссылки».',
  },
});
