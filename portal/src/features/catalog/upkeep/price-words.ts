import { currentLanguage, useFormat } from '../../../i18n/index.ts';
import { monthName } from '../month-name.ts';
import { useText as useCatalogText } from '../text.ts';
import type { PriceKey } from './calls.ts';
import { useText } from './text.ts';

/** A price and what it is for, in the reader's words. */
export function usePriceWords() {
  const t = useText();
  const words = useCatalogText();
  const format = useFormat();
  const term = (key: Pick<PriceKey, 'term'>) =>
    key.term === undefined ? t('once') : (words.find(`term_${key.term}`) ?? key.term);
  const cycle = (key: Pick<PriceKey, 'billingCycle'>) =>
    t.find(`cycle_${key.billingCycle}`) ?? key.billingCycle;
  return {
    term,
    cycle,
    market: ({ market }: Pick<PriceKey, 'market'>) =>
      market === '*' ? t('everyMarket') : format.country(market),
    amount: (unitPrice: string | undefined, currency: string) =>
      unitPrice === undefined ? t('notOffered') : format.money(Number(unitPrice), currency),
    month: (month: string | undefined) =>
      month === undefined ? t('sinceEver') : monthName(month, currentLanguage()),
    what: (key: PriceKey) => `${term(key)}, ${cycle(key)}`,
  };
}
