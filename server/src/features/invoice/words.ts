import type { Language } from '../../errors/sentence.ts';

/** What links to open charges are called. */
export const estimateWords: Readonly<
  Record<Language, Readonly<Record<'billing' | 'usage' | 'Current' | 'Previous', string>>>
> = {
  en: {
    billing: 'Charges',
    usage: 'Usage by day',
    Current: 'Of the present month, up to now',
    Previous: 'Of the month before, until its invoice is there',
  },
  es: {
    billing: 'Cargos',
    usage: 'Uso por día',
    Current: 'Del mes en curso, hasta ahora',
    Previous: 'Del mes anterior, hasta que esté su factura',
  },
  ru: {
    billing: 'Начисления',
    usage: 'Использование по дням',
    Current: 'За текущий месяц, по настоящее время',
    Previous: 'За прошлый месяц, пока нет счёта',
  },
};
