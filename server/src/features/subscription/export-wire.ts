import type { Language } from '../../errors/sentence.ts';
import type { CustomerReach } from '../../platform/http/index.ts';
import type { KeptSubscription, SubscriptionStatus } from './model.ts';
import { offerNameIn, visibleReseller } from './wire.ts';

interface Words {
  readonly header: readonly string[];
  readonly status: Readonly<Record<SubscriptionStatus, string>>;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    header: ['Subscription ID', 'Subscription', 'Quantity', 'Status', 'Reseller'],
    status: {
      pending: 'Being set up',
      active: 'Active',
      suspended: 'Suspended',
      expired: 'Expired',
      disabled: 'Disabled',
      deleted: 'Deleted',
    },
  },
  es: {
    header: ['Id. de suscripción', 'Suscripción', 'Cantidad', 'Estado', 'Revendedor'],
    status: {
      pending: 'En preparación',
      active: 'Activa',
      suspended: 'Suspendida',
      expired: 'Vencida',
      disabled: 'Deshabilitada',
      deleted: 'Eliminada',
    },
  },
  ru: {
    header: ['Идентификатор подписки', 'Подписка', 'Количество', 'Состояние', 'Посредник'],
    status: {
      pending: 'Подготавливается',
      active: 'Активна',
      suspended: 'Приостановлена',
      expired: 'Истекла',
      disabled: 'Отключена',
      deleted: 'Удалена',
    },
  },
};

/** The file of a customer's subscriptions (6.3), with the PartnerID of the credited reseller. */
export function exportedSubscriptions(
  subscriptions: readonly KeptSubscription[],
  customer: CustomerReach,
  language: Language,
): { readonly header: readonly string[]; readonly rows: readonly string[][] } {
  const { header, status } = words[language];
  const rows = subscriptions.map((one) => [
    one.subscriptionId,
    offerNameIn(one, language),
    String(one.quantity),
    status[one.status],
    visibleReseller(one, customer)?.partnerId ?? '',
  ]);
  return { header, rows };
}
