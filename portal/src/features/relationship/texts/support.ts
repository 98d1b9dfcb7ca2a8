import { defineTexts } from '../../../i18n/index.ts';

/** Whom a customer asks about what it bought. */
export const supportTexts = defineTexts({
  en: {
    support: 'Support contacts',
    supportLead: 'Whom to call about what your organization has bought.',
    supportEmpty: 'No subscriptions',
    supportEmptyText: 'Nothing bought through a partner concerns you at present.',
    product: 'Product',
    quantity: 'Quantity',
    contact: 'Contact',
    boughtThrough: 'Bought through',
    throughReseller: '{{reseller}}, from {{seller}}',
    reach: 'How to reach them',
  },
  es: {
    support: 'Contactos de soporte',
    supportLead: 'A quién llamar por lo que ha comprado su organización.',
    supportEmpty: 'Sin suscripciones',
    supportEmptyText: 'Nada de lo comprado a través de un partner le afecta por ahora.',
    product: 'Producto',
    quantity: 'Cantidad',
    contact: 'Contacto',
    boughtThrough: 'Comprado a través de',
    throughReseller: '{{reseller}}, de {{seller}}',
    reach: 'Cómo contactar',
  },
  ru: {
    support: 'Контакты поддержки',
    supportLead: 'К кому обращаться по поводу того, что купила ваша организация.',
    supportEmpty: 'Подписок нет',
    supportEmptyText: 'Из купленного через партнёров вас сейчас ничего не касается.',
    product: 'Продукт',
    quantity: 'Количество',
    contact: 'Контакт',
    boughtThrough: 'Куплено через',
    throughReseller: '{{reseller}}, от {{seller}}',
    reach: 'Как связаться',
  },
});
