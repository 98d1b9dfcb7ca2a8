import { subscriptionStateWords } from '../../../../contract/subscription-status.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { SubscriptionKind } from '../subscription/index.ts';
import type { CostedPurchase } from './actions.ts';
import type { Outlook } from './rules.ts';
import { decidableUntil, givableBackUntil, outlookOf } from './rules.ts';
import { namesIn } from './wire.ts';

interface Words {
  readonly header: readonly string[];
  readonly kind: Readonly<Record<SubscriptionKind, string>>;
  readonly outlook: Readonly<Record<Outlook, string>>;
  readonly customer: string;
  readonly partner: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    header: [
      'Subscription ID',
      'Name',
      'Product',
      'Kind',
      'Quantity',
      'Status',
      'Bought from',
      'Reseller',
      'Support contact',
      'Support email',
      'Support phone',
      'Support website',
      'Order ID',
      'Bought on',
      'Bought by',
      'Term',
      'Term ends on',
      'At the end of the term',
      'Renewal can be decided until',
      'Can be given back until',
      'Usage month',
      'Usage cost so far',
      'Currency',
    ],
    kind: {
      license: 'Licenses',
      usage: 'Usage plan',
      software: 'Software subscription',
      perpetual: 'Perpetual software',
      reservation: 'Reservation or savings plan',
      marketplace: 'Marketplace',
    },
    outlook: {
      renews: 'Renews',
      'renews-changed': 'Renews with changes',
      'becomes-paid': 'Trial becomes paid',
      ends: 'Ends',
      'no-end': 'No end',
      'being-set-up': 'Being set up',
      paused: 'Suspended, does not renew',
      over: 'Over',
    },
    customer: 'Own organization',
    partner: 'Partner',
  },
  es: {
    header: [
      'Id. de suscripción',
      'Nombre',
      'Producto',
      'Tipo',
      'Cantidad',
      'Estado',
      'Comprado a',
      'Revendedor',
      'Contacto de soporte',
      'Correo de soporte',
      'Teléfono de soporte',
      'Web de soporte',
      'Id. de pedido',
      'Fecha de compra',
      'Comprado por',
      'Plazo',
      'Fin del plazo',
      'Al final del plazo',
      'Renovación decidible hasta',
      'Devolución posible hasta',
      'Mes de uso',
      'Coste de uso hasta ahora',
      'Moneda',
    ],
    kind: {
      license: 'Licencias',
      usage: 'Plan de uso',
      software: 'Suscripción de software',
      perpetual: 'Software perpetuo',
      reservation: 'Reserva o plan de ahorro',
      marketplace: 'Marketplace',
    },
    outlook: {
      renews: 'Se renueva',
      'renews-changed': 'Se renueva con cambios',
      'becomes-paid': 'La prueba pasa a ser de pago',
      ends: 'Termina',
      'no-end': 'Sin fin',
      'being-set-up': 'En preparación',
      paused: 'Suspendida, no se renueva',
      over: 'Terminada',
    },
    customer: 'Organización propia',
    partner: 'Partner',
  },
  ru: {
    header: [
      'Идентификатор подписки',
      'Название',
      'Продукт',
      'Вид',
      'Количество',
      'Состояние',
      'У кого куплено',
      'Посредник',
      'Контакт поддержки',
      'Почта поддержки',
      'Телефон поддержки',
      'Сайт поддержки',
      'Номер заказа',
      'Дата покупки',
      'Кто купил',
      'Срок',
      'Последний день срока',
      'В конце срока',
      'Решить о продлении можно до',
      'Вернуть можно до',
      'Месяц использования',
      'Стоимость использования с начала месяца',
      'Валюта',
    ],
    kind: {
      license: 'Лицензии',
      usage: 'План с оплатой по использованию',
      software: 'Подписка на ПО',
      perpetual: 'Бессрочное ПО',
      reservation: 'Резервирование или план экономии',
      marketplace: 'Маркетплейс',
    },
    outlook: {
      renews: 'Продлится',
      'renews-changed': 'Продлится с изменениями',
      'becomes-paid': 'Пробная станет платной',
      ends: 'Закончится',
      'no-end': 'Бессрочно',
      'being-set-up': 'Подготавливается',
      paused: 'Приостановлена, не продлится',
      over: 'Закончилась',
    },
    customer: 'Своя организация',
    partner: 'Партнёр',
  },
};

/** The file of what a customer bought (domain rules 6): the same rows as its page, in the same order. */
export function purchaseFile(now: Date, language: Language) {
  const { header, kind, outlook, customer, partner } = words[language];
  const moment = (at: Date | null) => (at ? instant(at) : '');
  const row = (one: CostedPurchase): string[] => {
    const { name, product } = namesIn(one, language);
    return [
      one.subscriptionId,
      name,
      product,
      kind[one.kind],
      String(one.quantity),
      subscriptionStateWords[language][one.status],
      one.sellerName,
      one.resellerName ?? '',
      one.contact.name,
      one.contact.email ?? '',
      one.contact.phone ?? '',
      one.contact.website ?? '',
      one.orderId,
      instant(one.boughtAt),
      one.byCustomer ? customer : partner,
      one.termDuration ?? '',
      one.endsOn ?? '',
      outlook[outlookOf(one)],
      moment(decidableUntil(one, now)),
      moment(givableBackUntil(one, now)),
      one.cost?.month ?? '',
      one.cost?.amount ?? '',
      one.cost?.currency ?? '',
    ];
  };
  return { header, row };
}
