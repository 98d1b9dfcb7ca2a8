import { defineTexts } from '../../../i18n/index.ts';

/** What applications a customer’s people consented to. */
export const consentsTexts = defineTexts({
  en: {
    consents: 'Consents',
    consentsLead:
      'Programs of other vendors that may work in this customer’s directory, because a partner consented for it. Programs give these consents themselves, with the REST API.',
    application: 'Application',
    applicationId: 'Application ID',
    permissions: 'Permissions',
    consentGiven: 'Given on',
    consentRemove: 'Take back',
    consentRemoveTitle: 'Take the consent to {{name}} back?',
    consentRemoveText:
      'The application can no longer work in the directory of {{customer}}. It can be given again.',
    consentRemoved: '{{name}}: the consent is taken back.',
    consentsEmpty: 'No consents',
    consentsEmptyText: 'No application has been let into this customer’s directory.',
  },
  es: {
    consents: 'Consentimientos',
    consentsLead:
      'Aplicaciones de terceros que pueden trabajar en el directorio de este cliente porque un partner lo consintió en su nombre. Las propias aplicaciones dan estos consentimientos con la API REST.',
    application: 'Aplicación',
    applicationId: 'Id. de aplicación',
    permissions: 'Permisos',
    consentGiven: 'Dado el',
    consentRemove: 'Retirar',
    consentRemoveTitle: '¿Retirar el consentimiento a {{name}}?',
    consentRemoveText:
      'La aplicación ya no podrá trabajar en el directorio de {{customer}}. Se puede volver a dar.',
    consentRemoved: '{{name}}: consentimiento retirado.',
    consentsEmpty: 'No hay consentimientos',
    consentsEmptyText: 'Ninguna aplicación tiene acceso al directorio de este cliente.',
  },
  ru: {
    consents: 'Согласия',
    consentsLead:
      'Приложения сторонних разработчиков, которым можно работать в каталоге этого клиента: согласие за него дал партнёр. Приложения дают эти согласия сами, через REST API.',
    application: 'Приложение',
    applicationId: 'ИД приложения',
    permissions: 'Разрешения',
    consentGiven: 'Дано',
    consentRemove: 'Отозвать',
    consentRemoveTitle: 'Отозвать согласие для {{name}}?',
    consentRemoveText:
      'Приложение больше не сможет работать в каталоге клиента «{{customer}}». Согласие можно дать снова.',
    consentRemoved: '{{name}}: согласие отозвано.',
    consentsEmpty: 'Согласий нет',
    consentsEmptyText: 'Ни одно приложение не допущено в каталог этого клиента.',
  },
});
