import { entry } from '../entry.ts';

/** Upgrades and conversions (failure catalog 4). */
export const upgradeErrors = {
  'upgrade-not-offered': entry(
    900280,
    400,
    'There is no way from this subscription to {offer}. Choose one of the offered upgrades.',
    'No hay camino desde esta suscripción a {offer}. Elija una de las mejoras ofrecidas.',
    'Перейти с этой подписки на {offer} нельзя. Выберите один из предложенных вариантов.',
  ),
  'upgrade-blocked-by-addons': entry(
    900280,
    400,
    'Add-ons hang on this subscription. Cancel them or let them end before upgrading all of it.',
    'De esta suscripción dependen complementos. Cancélelos o deje que terminen antes de mejorarla por completo.',
    'От этой подписки зависят дополнения. Отмените их или дождитесь окончания, прежде чем переводить её целиком.',
  ),
  'target-not-active': entry(
    900258,
    400,
    'The subscription to upgrade into is not active. Choose an active one or a new one.',
    'La suscripción de destino no está activa. Elija una activa o una nueva.',
    'Подписка, в которую выполняется переход, не активна. Выберите активную или новую.',
  ),
  'target-is-source': entry(
    900259,
    400,
    'A subscription cannot be upgraded into itself. Choose another one or a new one.',
    'Una suscripción no se puede mejorar hacia sí misma. Elija otra o una nueva.',
    'Нельзя перевести подписку в неё саму. Выберите другую или новую.',
  ),
  'target-ends-earlier': entry(
    900236,
    400,
    'The subscription to upgrade into ends earlier than this one. Choose one that ends later or a new one.',
    'La suscripción de destino termina antes que esta. Elija una que termine más tarde o una nueva.',
    'Подписка, в которую выполняется переход, заканчивается раньше. Выберите более позднюю или новую.',
  ),
  'target-other-product': entry(
    900260,
    400,
    'The subscription to upgrade into is of another product than the chosen one. Choose one of that product or a new one.',
    'La suscripción de destino es de otro producto que el elegido. Elija una de ese producto o una nueva.',
    'Подписка, в которую выполняется переход, относится к другому продукту. Выберите подписку этого продукта или новую.',
  ),
  'target-not-ready': entry(
    900261,
    400,
    'The subscription to upgrade into is still in its own cancellation window or being renewed. Wait until that is over or choose a new one.',
    'La suscripción de destino aún está en su propio período de cancelación o se está renovando. Espere a que termine o elija una nueva.',
    'Для подписки, в которую выполняется переход, ещё не закончился срок отмены или идёт продление. Подождите или выберите новую.',
  ),
  'target-term-shorter': entry(
    900267,
    400,
    'The term would become shorter. Choose the same or a longer one.',
    'El plazo sería más corto. Elija el mismo u otro más largo.',
    'Срок стал бы короче. Выберите такой же или более длинный.',
  ),
  'license-stays-behind': entry(
    800095,
    400,
    '{name} holds the other product already; this license was not moved.',
    '{name} ya tiene el otro producto; esta licencia no se ha movido.',
    'У пользователя {name} уже есть другой продукт; эта лицензия не перенесена.',
  ),
  'not-a-trial': entry(
    800107,
    400,
    'Only a trial can be converted, and this subscription is none.',
    'Solo se puede convertir una prueba, y esta suscripción no lo es.',
    'Преобразовать можно только пробную версию, а эта подписка ею не является.',
  ),
};
