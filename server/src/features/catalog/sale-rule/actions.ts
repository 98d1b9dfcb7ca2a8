import type { Caller } from '../../../access/caller.ts';
import type { ReadVersion } from '../../../errors/read-version.ts';
import { refuseStale } from '../../../errors/read-version.ts';
import { refuse } from '../../../errors/refusal.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/db/index.ts';
import { isUniqueViolation, systemScope } from '../../../platform/db/index.ts';
import type { Ids } from '../../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../../audit/index.ts';
import { raiseCatalogVersion } from '../store.ts';
import type { SaleNumbers, SaleRule, SaleScope } from './model.ts';
import { saysNothing } from './rules.ts';
import { deleteSaleRule, insertSaleRule, lockSaleRule, updateSaleRule } from './store.ts';

export interface SaleRuleParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface SaleRuleCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

export type WantedRule = SaleScope & SaleNumbers;

const ruling = systemScope('the operator rules windows and limits');

export function ruleEtag({ ruleId, version }: Pick<SaleRule, 'ruleId' | 'version'>): string {
  return Buffer.from(`${ruleId}:${version}`).toString('base64url');
}

/** A new rule; what is bought from now on follows it, terms under way keep what they were bought with. */
export function addRule(parts: SaleRuleParts, call: SaleRuleCall, wanted: WantedRule): Promise<SaleRule> {
  const ruleId = parts.ids.guid();
  return ruled(parts, call, async (tx, changed, record) => {
    refuseEmpty(wanted);
    await insertSaleRule(tx, ruleId, wanted, changed);
    await record('add_sale_rule', null, wanted);
    return (await lockSaleRule(tx, ruleId)) ?? refuse('sale-rule-unknown');
  });
}

export function changeRule(
  parts: SaleRuleParts,
  call: SaleRuleCall,
  ruleId: string,
  { wanted, seen }: { readonly wanted: WantedRule; readonly seen: ReadVersion | null },
): Promise<SaleRule> {
  return ruled(parts, call, async (tx, changed, record) => {
    const present = await lockSeen(tx, ruleId, seen);
    refuseEmpty(wanted);
    await updateSaleRule(tx, ruleId, wanted, changed);
    await record('update_sale_rule', present, wanted);
    return (await lockSaleRule(tx, ruleId)) ?? refuse('sale-rule-unknown');
  });
}

/** The wider rule holds again, or the numbers of the trade. */
export function removeRule(
  parts: SaleRuleParts,
  call: SaleRuleCall,
  ruleId: string,
  seen: ReadVersion | null,
): Promise<void> {
  return ruled(parts, call, async (tx, _, record) => {
    const present = await lockSeen(tx, ruleId, seen);
    await deleteSaleRule(tx, ruleId);
    await record('remove_sale_rule', present, null);
  });
}

async function lockSeen(tx: Tx, ruleId: string, seen: ReadVersion | null): Promise<SaleRule> {
  const present = (await lockSaleRule(tx, ruleId)) ?? refuse('sale-rule-unknown');
  refuseStale(seen, ruleEtag(present));
  return present;
}

function refuseEmpty(wanted: WantedRule): void {
  if (saysNothing(wanted)) refuse('sale-rule-empty');
  const { cancellationHours, fullRefundHours } = wanted;
  if (cancellationHours !== null && fullRefundHours !== null && fullRefundHours > cancellationHours)
    refuse('sale-rule-refund-longer', { hours: cancellationHours });
}

function shown(rule: WantedRule | null) {
  if (rule === null) return null;
  const { kind, market, category, segment } = rule;
  const { cancellationHours, fullRefundHours, maximum, perCustomer, subscriptions } = rule;
  const numbers = { cancellationHours, fullRefundHours, maximum, perCustomer, subscriptions };
  return { kind, market, category, segment, ...numbers };
}

type Recording = (operation: string, before: WantedRule | null, after: WantedRule | null) => Promise<void>;

async function ruled<T>(
  { db, clock }: SaleRuleParts,
  { caller, context }: SaleRuleCall,
  work: (tx: Tx, changed: { at: Date; by: string }, record: Recording) => Promise<T>,
): Promise<T> {
  const actor = actorOf(caller, context);
  const now = clock.now();
  try {
    return await db.transaction(ruling, async (tx) => {
      const done = await work(tx, { at: now, by: actor.name }, (operation, before, after) =>
        appendAuditEvent(
          tx,
          actor,
          { operation, resourceType: 'catalog', oldValue: shown(before), newValue: shown(after) },
          now,
        ),
      );
      await raiseCatalogVersion(tx);
      return done;
    });
  } catch (error) {
    if (isUniqueViolation(error, 'sale_rule_once')) return refuse('sale-rule-twice');
    throw error;
  }
}
