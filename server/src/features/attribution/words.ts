import type { Language } from '../../errors/sentence.ts';
import type { CreditRule, Withholding } from './model.ts';

type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

/** What made an entry, as the file says it. */
export const ruleWords: Words<CreditRule> = {
  en: {
    purchase: 'Purchase',
    'more-licenses': 'More licenses ordered',
    add: 'Licenses added',
    reduce: 'Licenses given back',
    cancel: 'Canceled',
    renew: 'Renewed',
    term: 'Term or billing changed',
    upgrade: 'Upgraded',
    convert: 'Trial converted',
    cycle: 'Charge cycle billed',
    'reseller-left': 'Rest of the period taken from the reseller before',
    'reseller-joined': 'Rest of the period given to the reseller after',
  },
  es: {
    purchase: 'Compra',
    'more-licenses': 'Más licencias pedidas',
    add: 'Licencias agregadas',
    reduce: 'Licencias devueltas',
    cancel: 'Cancelada',
    renew: 'Renovada',
    term: 'Cambio de plazo o facturación',
    upgrade: 'Actualizada',
    convert: 'Prueba convertida',
    cycle: 'Ciclo facturado',
    'reseller-left': 'Resto del periodo retirado al revendedor anterior',
    'reseller-joined': 'Resto del periodo asignado al revendedor nuevo',
  },
  ru: {
    purchase: 'Покупка',
    'more-licenses': 'Заказаны ещё лицензии',
    add: 'Лицензии добавлены',
    reduce: 'Лицензии возвращены',
    cancel: 'Отменена',
    renew: 'Продлена',
    term: 'Изменён срок или порядок оплаты',
    upgrade: 'Переход на другой продукт',
    convert: 'Пробная версия стала платной',
    cycle: 'Начислен расчётный период',
    'reseller-left': 'Остаток периода снят с прежнего посредника',
    'reseller-joined': 'Остаток периода передан новому посреднику',
  },
};

/** Why nobody is credited. */
export const withholdingWords: Words<Withholding> = {
  en: {
    'nobody-on-record': 'Nobody on record',
    'unknown-id': 'The PartnerID on record is unknown',
    'global-id': 'A global PartnerID is on record',
    'not-reseller': 'The company on record is no reseller',
    'not-active': 'The reseller is not active in the program',
    'other-region': 'The reseller belongs to another region',
  },
  es: {
    'nobody-on-record': 'Nadie registrado',
    'unknown-id': 'El PartnerID registrado es desconocido',
    'global-id': 'Está registrado un PartnerID global',
    'not-reseller': 'La empresa registrada no es revendedora',
    'not-active': 'El revendedor no está activo en el programa',
    'other-region': 'El revendedor es de otra región',
  },
  ru: {
    'nobody-on-record': 'Никто не указан',
    'unknown-id': 'Указанный PartnerID неизвестен',
    'global-id': 'Указан глобальный PartnerID',
    'not-reseller': 'Указанная компания не является посредником',
    'not-active': 'Посредник не участвует в программе',
    'other-region': 'Посредник из другого региона',
  },
};

export const columnWords: Words<
  | 'bookedAt'
  | 'rule'
  | 'product'
  | 'quantity'
  | 'from'
  | 'until'
  | 'reseller'
  | 'partnerId'
  | 'onRecord'
  | 'withheld'
  | 'customer'
  | 'subscriptionId'
  | 'basis'
  | 'amount'
  | 'currency'
  | 'source'
  | 'provider'
> = {
  en: {
    bookedAt: 'Counts from (UTC)',
    rule: 'Reason',
    product: 'Product',
    quantity: 'Quantity',
    from: 'Period from (UTC)',
    until: 'Period until (UTC)',
    reseller: 'Reseller',
    partnerId: 'PartnerID credited',
    onRecord: 'PartnerID on record',
    withheld: 'Why nobody is credited',
    customer: 'Customer',
    subscriptionId: 'Subscription ID',
    basis: 'Whole charge',
    amount: 'Credited amount',
    currency: 'Currency',
    source: 'Follows from',
    provider: 'Provider',
  },
  es: {
    bookedAt: 'Cuenta desde (UTC)',
    rule: 'Motivo',
    product: 'Producto',
    quantity: 'Cantidad',
    from: 'Periodo desde (UTC)',
    until: 'Periodo hasta (UTC)',
    reseller: 'Revendedor',
    partnerId: 'PartnerID acreditado',
    onRecord: 'PartnerID registrado',
    withheld: 'Por qué no se acredita a nadie',
    customer: 'Cliente',
    subscriptionId: 'Id. de suscripción',
    basis: 'Cargo completo',
    amount: 'Importe acreditado',
    currency: 'Moneda',
    source: 'Procede de',
    provider: 'Proveedor',
  },
  ru: {
    bookedAt: 'Считается с (UTC)',
    rule: 'Основание',
    product: 'Продукт',
    quantity: 'Количество',
    from: 'Период с (UTC)',
    until: 'Период по (UTC)',
    reseller: 'Посредник',
    partnerId: 'PartnerID получателя',
    onRecord: 'Указанный PartnerID',
    withheld: 'Почему никому не начислено',
    customer: 'Клиент',
    subscriptionId: 'Идентификатор подписки',
    basis: 'Всё начисление',
    amount: 'Засчитанная сумма',
    currency: 'Валюта',
    source: 'Основано на',
    provider: 'Поставщик',
  },
};
