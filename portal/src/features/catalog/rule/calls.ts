import type { NewSaleRule, SaleRuleResource, SaleRules } from '../../../../../contract/sale-rule.ts';
import { saleRuleKinds } from '../../../../../contract/sale-rule.ts';
import { type AttemptIds, api } from '../../../api/index.ts';
import { catalogKey } from '../calls.ts';

export type { NewSaleRule, SaleRuleResource, SaleRules };
export { saleRuleKinds };

export const rulesKey = [...catalogKey, 'rules'] as const;

const root = '/twotier/v1/catalog/rules';

export const readRules = (signal: AbortSignal) => api.get<SaleRules>(root, { signal });

/** A new one, or a change of the one that was read. */
export const saveRule = (
  { of, body }: { of: SaleRuleResource | undefined; body: NewSaleRule },
  ids: AttemptIds,
) =>
  of
    ? api.put<SaleRuleResource>(`${root}/${of.id}`, { ...body, attributes: of.attributes }, ids)
    : api.post<SaleRuleResource>(root, body, ids);

export const removeRule = (rule: SaleRuleResource, ids: AttemptIds) => api.delete(`${root}/${rule.id}`, ids);
