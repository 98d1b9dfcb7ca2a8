import { refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { createDraft, editDelegation, finalize, makeLink } from './actions.ts';
import type { RowOutcome } from './legacy-actions.ts';
import { eachRow } from './legacy-actions.ts';
import type { DelegationRow } from './model.ts';
import type { Asker, DelegationParts } from './parts.ts';
import { renewalName } from './rules.ts';
import { findDelegation, listDelegations } from './store.ts';

/** Switches for several at once whether they go on by themselves (C85); each is its own outcome. */
export function switchExtensions(
  parts: DelegationParts,
  asker: Asker,
  delegationIds: readonly string[],
  autoExtend: boolean,
): Promise<RowOutcome[]> {
  return eachRow([...new Set(delegationIds)], (id) => editDelegation(parts, asker, id, { autoExtend }));
}

export interface Renewal {
  readonly outcome: RowOutcome;
  /** The new request and its link; null where it failed. */
  readonly made: { readonly delegation: DelegationRow; readonly token: string } | null;
}

/**
 * Asks anew for what runs out (C85): the same roles and duration, for the same customer, with a link of its
 * own. The running one stays until its end.
 */
export async function renew(
  parts: DelegationParts,
  asker: Asker,
  delegationIds: readonly string[],
): Promise<Renewal[]> {
  const made = new Map<string, Renewal['made']>();
  const outcomes = await eachRow([...new Set(delegationIds)], async (id) => {
    made.set(id, await renewOne(parts, asker, id));
  });
  return outcomes.map((outcome) => ({ outcome, made: made.get(outcome.id) ?? null }));
}

async function renewOne(parts: DelegationParts, asker: Asker, delegationId: string) {
  const partnerId = asker.caller.tenant.id;
  const { former, name } = await parts.db.transaction(tenantScope(partnerId), async (tx) => {
    const found = (await findDelegation(tx, partnerId, delegationId)) ?? refuse('delegation-unknown');
    if (found.activatedAt === null || found.customerId === null) return refuse('delegation-not-active');
    for (let round = 2; ; round += 1) {
      const wanted = renewalName(found.name, round);
      const [taken] = await listDelegations(tx, partnerId, { name: wanted, limit: 1 });
      if (!taken) return { former: found, name: wanted };
    }
  });
  const draft = await createDraft(parts, asker, {
    name,
    customerId: former.customerId,
    roles: former.roles,
    durationDays: former.durationDays,
    autoExtend: former.autoExtend,
  });
  await finalize(parts, asker, draft.delegationId);
  return makeLink(parts, asker, draft.delegationId);
}
