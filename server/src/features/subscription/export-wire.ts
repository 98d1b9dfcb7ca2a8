import { subscriptionStateWords } from '../../../../contract/subscription-status.ts';
import type { Language } from '../../errors/sentence.ts';
import type { CustomerReach } from '../../platform/http/index.ts';
import type { KeptSubscription } from './model.ts';
import { offerNameIn, visibleReseller } from './wire.ts';

const headers: Readonly<Record<Language, readonly string[]>> = {
  en: ['Subscription ID', 'Subscription', 'Quantity', 'Status', 'Reseller'],
  es: ['Id. de suscripción', 'Suscripción', 'Cantidad', 'Estado', 'Revendedor'],
  ru: ['Идентификатор подписки', 'Подписка', 'Количество', 'Состояние', 'Посредник'],
};

/** The file of a customer's subscriptions (6.3), with the PartnerID of the credited reseller. */
export function exportedSubscriptions(
  subscriptions: readonly KeptSubscription[],
  customer: CustomerReach,
  language: Language,
): { readonly header: readonly string[]; readonly rows: readonly string[][] } {
  const rows = subscriptions.map((one) => [
    one.subscriptionId,
    offerNameIn(one, language),
    String(one.quantity),
    subscriptionStateWords[language][one.status],
    visibleReseller(one, customer)?.partnerId ?? '',
  ]);
  return { header: headers[language], rows };
}
