import type { Language } from '../../errors/sentence.ts';
import type { SubscriptionStatus } from './model.ts';

type Words = Readonly<Record<Language, string>>;

/** States as a sentence names them. */
export const statusWords: Readonly<Record<SubscriptionStatus, Words>> = {
  pending: { en: 'being set up', es: 'en preparación', ru: '«подготавливается»' },
  active: { en: 'active', es: 'activa', ru: '«активна»' },
  suspended: { en: 'suspended', es: 'suspendida', ru: '«приостановлена»' },
  expired: { en: 'expired', es: 'vencida', ru: '«истекла»' },
  disabled: { en: 'disabled', es: 'deshabilitada', ru: '«отключена»' },
  deleted: { en: 'deleted', es: 'eliminada', ru: '«удалена»' },
};

export const attributionWords = {
  'bought-once': {
    en: 'it was bought once, and credit for it is settled with the purchase',
    es: 'se compró una sola vez y su incentivo quedó fijado con la compra',
    ru: 'это разовая покупка, и вознаграждение за неё определено при покупке',
  },
} as const satisfies Record<string, Words>;

/** Why a member of the resource cannot be changed by this update. */
export const changeWords = {
  member: {
    en: '{members} cannot be changed here; only the nickname and the reseller can. Send every other member as you last read it',
    es: '{members} no se puede cambiar aquí; solo el alias y el revendedor. Envíe los demás miembros tal como los leyó',
    ru: '{members} здесь изменить нельзя; можно изменить только псевдоним и посредника. Остальные поля передайте такими, какими вы их прочитали',
  },
  'auto-renew-missing': {
    en: 'autoRenewEnabled is missing, which would switch renewal off. Send the whole subscription as you last read it',
    es: 'falta autoRenewEnabled, lo que desactivaría la renovación. Envíe la suscripción completa tal como la leyó',
    ru: 'autoRenewEnabled отсутствует, что отключило бы продление. Передайте подписку целиком, как вы её прочитали',
  },
} as const satisfies Record<string, Words>;
