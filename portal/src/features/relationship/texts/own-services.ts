import { defineTexts } from '../../../i18n/index.ts';

/** Which partner administers which service. */
export const ownServicesTexts = defineTexts({
  en: {
    services: 'Services',
    servicesText:
      'Each service has an admin portal that one partner, or a provider together with its reseller, may open. Changing it takes one step: the new one has it when the old one loses it.',
    service: 'Service',
    holder: 'Administered by',
    nobody: 'Nobody',
    holderSince: '{{name}}, since {{date}}',
    change: 'Change',
    changeFor: 'Change who administers “{{name}}”',
    changeTitle: 'Who administers “{{name}}”?',
    changeText:
      'Whoever has it now loses it in the same moment. Subscriptions, bills and support stay where they are.',
    changeNone: 'No partner could be given this service: none holds an admin permission that opens it.',
    changed: '“{{name}}” is changed',
    save: 'Save',
  },
  es: {
    services: 'Servicios',
    servicesText:
      'Cada servicio tiene un portal de administración que puede abrir un solo partner, o un proveedor junto con su revendedor. El cambio se hace en un paso: el nuevo lo tiene en cuanto el anterior lo pierde.',
    service: 'Servicio',
    holder: 'Lo administra',
    nobody: 'Nadie',
    holderSince: '{{name}}, desde el {{date}}',
    change: 'Cambiar',
    changeFor: 'Cambiar quién administra «{{name}}»',
    changeTitle: '¿Quién administra «{{name}}»?',
    changeText:
      'Quien lo tiene ahora lo pierde en el mismo momento. Suscripciones, facturas y soporte quedan donde están.',
    changeNone:
      'No se puede dar este servicio a ningún partner: ninguno tiene un permiso de administración que lo abra.',
    changed: '«{{name}}» se ha cambiado',
    save: 'Guardar',
  },
  ru: {
    services: 'Службы',
    servicesText:
      'У каждой службы есть портал администрирования, который может открыть один партнёр или поставщик вместе со своим посредником. Смена происходит в один шаг: новый получает службу в тот момент, когда прежний её теряет.',
    service: 'Служба',
    holder: 'Управляет',
    nobody: 'Никто',
    holderSince: '{{name}}, с {{date}}',
    change: 'Изменить',
    changeFor: 'Изменить, кто управляет службой «{{name}}»',
    changeTitle: 'Кто управляет службой «{{name}}»?',
    changeText:
      'Тот, у кого она сейчас, теряет её в тот же момент. Подписки, счета и поддержка остаются на месте.',
    changeNone:
      'Передать эту службу некому: ни у одного партнёра нет разрешения на администрирование, которое её открывает.',
    changed: 'Служба «{{name}}» изменена',
    save: 'Сохранить',
  },
});
