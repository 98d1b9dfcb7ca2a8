import type { Language } from '../../errors/sentence.ts';
import type { ResellerActivity } from './model.ts';

type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

/** Headers of the files. */
export const columnWords = {
  en: {
    month: 'Month',
    product: 'Product',
    catalogId: 'Catalog item',
    customer: 'Customer',
    customerId: 'Customer tenant ID',
    country: 'Country',
    reseller: 'Reseller',
    partnerId: 'Partner ID',
    region: 'Region',
    vetting: 'Vetting status',
    signed: 'Agreement signed',
    activity: 'Activity',
    subscriptions: 'Active subscriptions',
    suspended: 'Suspended subscriptions',
    licenses: 'Licenses sold',
    change: 'Change this month',
    known: 'Licenses at customers whose people you may see',
    assigned: 'Assigned',
    used: 'Used',
    lastMonth: 'Last transaction',
  },
  es: {
    month: 'Mes',
    product: 'Producto',
    catalogId: 'Artículo del catálogo',
    customer: 'Cliente',
    customerId: 'Id. de inquilino del cliente',
    country: 'País',
    reseller: 'Revendedor',
    partnerId: 'Id. de partner',
    region: 'Región',
    vetting: 'Estado de verificación',
    signed: 'Contrato firmado',
    activity: 'Actividad',
    subscriptions: 'Suscripciones activas',
    suspended: 'Suscripciones suspendidas',
    licenses: 'Licencias vendidas',
    change: 'Cambio este mes',
    known: 'Licencias en clientes cuyas personas puede ver',
    assigned: 'Asignadas',
    used: 'En uso',
    lastMonth: 'Última transacción',
  },
  ru: {
    month: 'Месяц',
    product: 'Продукт',
    catalogId: 'Позиция каталога',
    customer: 'Клиент',
    customerId: 'ИД клиента',
    country: 'Страна',
    reseller: 'Посредник',
    partnerId: 'ИД партнёра',
    region: 'Регион',
    vetting: 'Статус проверки',
    signed: 'Соглашение подписано',
    activity: 'Активность',
    subscriptions: 'Активные подписки',
    suspended: 'Приостановленные подписки',
    licenses: 'Продано лицензий',
    change: 'Изменение за месяц',
    known: 'Лицензии у клиентов, чьих людей вы можете видеть',
    assigned: 'Назначено',
    used: 'Используется',
    lastMonth: 'Последняя сделка',
  },
} as const satisfies Words<string>;

export const activityWords: Words<ResellerActivity> = {
  en: { new: 'New', transacting: 'Transacting', active: 'Active', churned: 'Churned', idle: 'Never sold' },
  es: {
    new: 'Nuevo',
    transacting: 'Con ventas',
    active: 'Activo',
    churned: 'Perdido',
    idle: 'Sin ventas aún',
  },
  ru: {
    new: 'Новый',
    transacting: 'Есть сделки',
    active: 'Активный',
    churned: 'Ушедший',
    idle: 'Ещё не продавал',
  },
};

export const statusWords: Words<string> = {
  en: { pending: 'In review', active: 'Authorized', restricted: 'Restricted', deauthorized: 'Deauthorized' },
  es: {
    pending: 'En revisión',
    active: 'Autorizado',
    restricted: 'Restringido',
    deauthorized: 'Desautorizado',
  },
  ru: { pending: 'На проверке', active: 'Допущен', restricted: 'Ограничен', deauthorized: 'Отстранён' },
};

export function yesNo(value: boolean, language: Language): string {
  const words = { en: ['Yes', 'No'], es: ['Sí', 'No'], ru: ['Да', 'Нет'] }[language];
  return words[value ? 0 : 1] as string;
}
