import Type from 'typebox';
import { NewSaleRule, SaleRuleResource, SaleRules } from '../../../../../contract/sale-rule.ts';
import { readVersion } from '../../../errors/read-version.ts';
import { readerOf } from '../../../platform/db/index.ts';
import type { Routes } from '../../../platform/http/index.ts';
import type { CatalogParts } from '../parts.ts';
import { addRule, changeRule, removeRule } from './actions.ts';
import { usualSubscriptions } from './rules.ts';
import { listSaleRules } from './store.ts';
import { ruleFromWire, ruleToWire, usualWindows } from './wire.ts';

const tag = 'Catalog';
const root = '/twotier/v1/catalog/rules';
const RulePath = Type.Object({ ruleId: Type.String({ format: 'uuid' }) });

/** Windows and limits by market, segment, category and kind: product data, not code (D9). */
export function saleRuleRoutes(routes: Routes, parts: CatalogParts): void {
  routes.add({
    method: 'GET',
    path: root,
    operation: 'saleRule.list',
    tag,
    summary: 'Windows and limits that the catalog sets',
    answer: SaleRules,
    handle: async ({ scope }) => ({
      items: (await listSaleRules(readerOf(parts.db, scope))).map(ruleToWire),
      usual: usualWindows(),
      usualSubscriptions,
    }),
  });
  routes.add({
    method: 'POST',
    path: root,
    operation: 'saleRule.set',
    tag,
    summary: 'Set windows and limits of a market, segment, category or kind',
    body: NewSaleRule,
    answer: SaleRuleResource,
    status: 201,
    handle: async (call) => ruleToWire(await addRule(parts, call, ruleFromWire(call.body))),
  });
  routes.add({
    method: 'PUT',
    path: `${root}/:ruleId`,
    operation: 'saleRule.set',
    tag,
    summary: 'Change such a rule',
    params: RulePath,
    body: NewSaleRule,
    answer: SaleRuleResource,
    handle: async (call) => {
      const seen = readVersion(call.context.headers['if-match'], call.body.attributes?.etag);
      const wanted = ruleFromWire(call.body);
      return ruleToWire(await changeRule(parts, call, call.params.ruleId.toLowerCase(), { wanted, seen }));
    },
  });
  routes.add({
    method: 'DELETE',
    path: `${root}/:ruleId`,
    operation: 'saleRule.remove',
    tag,
    summary: 'Remove such a rule',
    params: RulePath,
    handle: async (call) => {
      const seen = readVersion(call.context.headers['if-match']);
      await removeRule(parts, call, call.params.ruleId.toLowerCase(), seen);
      return undefined;
    },
  });
}
