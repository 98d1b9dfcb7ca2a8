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

/** Why something of a subscription cannot be changed, as sentences of the error catalog are filled with it. */
export const changeWords = {
  'seats-trial': {
    en: 'a trial keeps its licenses until it becomes paid. Convert it first',
    es: 'una prueba conserva sus licencias hasta que pasa a ser de pago. Conviértala antes',
    ru: 'число лицензий пробной версии не меняется, пока она не станет платной. Сначала преобразуйте её',
  },
  'seats-fixed': {
    en: 'this kind of product is bought in the number that was ordered',
    es: 'este tipo de producto se compra en la cantidad que se pidió',
    ru: 'этот вид продукта приобретается в заказанном количестве',
  },
  'seats-not-reduced': {
    en: 'this kind of product is canceled only as a whole',
    es: 'este tipo de producto solo se cancela por completo',
    ru: 'этот вид продукта можно отменить только целиком',
  },
  'status-trial': {
    en: 'a trial is neither suspended nor canceled. Switch its renewal off to let it end',
    es: 'una prueba no se suspende ni se cancela. Desactive su renovación para que termine',
    ru: 'пробную версию нельзя приостановить или отменить. Отключите продление, и она закончится',
  },
  'status-fixed': {
    en: 'this kind of product cannot be suspended',
    es: 'este tipo de producto no se puede suspender',
    ru: 'этот вид продукта нельзя приостановить',
  },
  'status-transferred': {
    en: 'it went over to another partner, which is billed for it now',
    es: 'pasó a otro partner, al que se factura ahora',
    ru: 'она перешла к другому партнёру, и счета теперь выставляются ему',
  },
  'status-not-asked': {
    en: 'only active, suspended and deleted can be asked for',
    es: 'solo se puede pedir activa, suspendida o eliminada',
    ru: 'запросить можно только состояния «активна», «приостановлена» и «удалена»',
  },
  'cancel-elsewhere': {
    en: 'a reservation is canceled where it is used, or through support',
    es: 'una reserva se cancela donde se usa o a través del soporte',
    ru: 'резервирование отменяется там, где оно используется, или через поддержку',
  },
  'schedule-kind': {
    en: 'this kind of product has no next term that could be changed',
    es: 'este tipo de producto no tiene un próximo plazo que se pueda cambiar',
    ru: 'у этого вида продукта нет следующего срока, который можно изменить',
  },
  'term-kind': {
    en: 'term and billing of this kind of product stay as they were bought. Schedule the change for the renewal',
    es: 'el plazo y la facturación de este tipo de producto quedan como se compraron. Programe el cambio para la renovación',
    ru: 'срок и оплата этого вида продукта остаются такими, как при покупке. Запланируйте изменение на продление',
  },
  'part-keeps-term': {
    en: 'a part of the licenses ends on the same day as the rest and keeps its term. Upgrade all of them, or leave the term as it is',
    es: 'una parte de las licencias termina el mismo día que el resto y conserva su plazo. Actualice todas o deje el plazo como está',
    ru: 'часть лицензий заканчивается в тот же день, что и остальные, и сохраняет их срок. Перейдите со всеми лицензиями или оставьте срок прежним',
  },
  'promotion-most': {
    en: 'While its term runs it is for at most {limit} licenses. Buy the rest as another subscription.',
    es: 'Mientras dura su plazo es para {limit} licencias como máximo. Compre el resto como otra suscripción.',
    ru: 'До конца срока она действует не более чем на {limit} лицензий. Остальные купите отдельной подпиской.',
  },
  'promotion-fewest': {
    en: 'While its term runs it is for at least {limit} licenses. Keep as many, or cancel the subscription.',
    es: 'Mientras dura su plazo es para {limit} licencias como mínimo. Conserve esa cantidad o cancele la suscripción.',
    ru: 'До конца срока она действует не менее чем на {limit} лицензий. Оставьте их столько или отмените подписку.',
  },
  'promotion-transition': {
    en: 'No promotion goes with an upgrade or a conversion. Leave it out.',
    es: 'Ninguna promoción acompaña a una actualización o conversión. Omítala.',
    ru: 'При переходе и преобразовании акции не применяются. Уберите её.',
  },
  'cycle-upfront': {
    en: 'a whole term is paid at once only if it was bought so. Choose monthly or yearly billing, or schedule the change for the renewal',
    es: 'un plazo entero se paga de una vez solo si se compró así. Elija facturación mensual o anual, o programe el cambio para la renovación',
    ru: 'срок оплачивается сразу целиком, только если так он был куплен. Выберите ежемесячную или ежегодную оплату либо запланируйте изменение на продление',
  },
  'cycle-three-years': {
    en: 'within a term only three-year subscriptions change their billing. Schedule the change for the renewal',
    es: 'dentro de un plazo solo las suscripciones de tres años cambian su facturación. Programe el cambio para la renovación',
    ru: 'в течение срока оплату меняют только трёхлетние подписки. Запланируйте изменение на продление',
  },
} as const satisfies Record<string, Words>;
