import type { FieldProblem } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { ProblemAt } from './actions.ts';
import type { ReadingProblem } from './rules.ts';

interface ProblemWords extends Readonly<Record<Language, string>> {
  /** Member of the reading that it is about. */
  readonly member: string;
}

/** What to do about a reading that cannot be kept. */
export const readingProblemTexts: Readonly<Record<ReadingProblem, ProblemWords>> = {
  'subscription-unknown': {
    member: 'subscriptionId',
    en: 'is no usage subscription; give its id in the service or in bills',
    es: 'no es una suscripción de uso; indique su identificador en el servicio o en las facturas',
    ru: 'не подписка по использованию; укажите её идентификатор в службе или в счетах',
  },
  'meter-unknown': {
    member: 'meterId',
    en: 'is no meter of the rate card',
    es: 'no es un medidor de la tarifa',
    ru: 'не счётчик из тарифной карты',
  },
  'meter-without-rate': {
    member: 'meterId',
    en: 'has no rate in the currency of the plan',
    es: 'no tiene tarifa en la moneda del plan',
    ru: 'не имеет тарифа в валюте плана',
  },
  'period-not-in-a-day': {
    member: 'endsAt',
    en: 'must be later than startsAt and of the same day in UTC',
    es: 'debe ser posterior a startsAt y del mismo día en UTC',
    ru: 'должно быть позже startsAt и в тот же день по UTC',
  },
  'period-not-over': {
    member: 'endsAt',
    en: 'lies in the future; report what is over',
    es: 'está en el futuro; comunique lo ya transcurrido',
    ru: 'находится в будущем; передавайте то, что уже прошло',
  },
  'period-too-old': {
    member: 'startsAt',
    en: 'is more than 90 days ago; usage that old is not billed any more',
    es: 'es de hace más de 90 días; un uso tan antiguo ya no se factura',
    ru: 'более 90 дней назад; столь давнее потребление уже не выставляется в счёт',
  },
  'period-before-subscription': {
    member: 'startsAt',
    en: 'is before the usage subscription began',
    es: 'es anterior al inicio de la suscripción de uso',
    ru: 'раньше начала подписки по использованию',
  },
  'quantity-invalid': {
    member: 'quantity',
    en: 'must be above zero and at most 10,000,000, with at most six digits after the point',
    es: 'debe ser mayor que cero y como máximo 10 000 000, con seis decimales como máximo',
    ru: 'должно быть больше нуля и не больше 10 000 000, не более шести знаков после запятой',
  },
};

export function problemFields(problems: readonly ProblemAt[], language: Language): FieldProblem[] {
  return problems.map(({ index, problem }) => {
    const words = readingProblemTexts[problem];
    return { field: `readings[${index}].${words.member}`, message: words[language] };
  });
}
