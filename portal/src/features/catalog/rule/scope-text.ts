import { useFormat } from '../../../i18n/index.ts';
import { useText as useCatalogText } from '../text.ts';
import type { SaleRuleResource } from './calls.ts';
import { useText } from './text.ts';

type Scope = Pick<SaleRuleResource, 'kind' | 'market' | 'category' | 'segment'>;

/** Whom a rule is for, in words. */
export function useScopeText(): (scope: Scope) => string {
  const t = useText();
  const words = useCatalogText();
  const format = useFormat();
  return ({ kind, market, category, segment }) => {
    const parts = [
      market !== '*' && format.country(market),
      segment !== '*' && (words.find(`segment_${segment}`) ?? segment),
      category !== '*' && (words.find(`category_${category}`) ?? category),
      kind !== '*' && (t.find(`kind_${kind}`) ?? words.find(`kind_${kind}`) ?? kind),
    ].filter((part) => part !== false);
    return parts.length === 0 ? t('everything') : parts.join(' · ');
  };
}
