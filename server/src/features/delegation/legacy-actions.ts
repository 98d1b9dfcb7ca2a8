import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { endLegacyAdmin, findTie } from '../customer/index.ts';
import { postMail } from '../mail/index.ts';
import { terminate } from './actions.ts';
import type { Asker, DelegationParts } from './parts.ts';
import { actorOfAsker } from './recording.ts';
import { listGrants } from './store.ts';

export interface RowOutcome {
  readonly id: string;
  readonly done: boolean;
  readonly failure: ErrorName | null;
}

/** Gives up the partner's own legacy rights, customer by customer; each is its own outcome (C80). */
export async function renounceLegacy(
  parts: DelegationParts,
  asker: Asker,
  customerIds: readonly string[],
  tellCustomers: boolean,
): Promise<RowOutcome[]> {
  return eachRow([...new Set(customerIds)], (customerId) =>
    renounceOne(parts, asker, customerId, tellCustomers),
  );
}

/** A refusal of one row does not stop the others. */
export async function eachRow(
  ids: readonly string[],
  work: (id: string) => Promise<unknown>,
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const id of ids) {
    try {
      await work(id);
      outcomes.push({ id, done: true, failure: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ id, done: false, failure: error.reason });
    }
  }
  return outcomes;
}

async function renounceOne(
  parts: DelegationParts,
  asker: Asker,
  customerId: string,
  tellCustomer: boolean,
): Promise<void> {
  await parts.db.transaction(tenantScope(asker.caller.tenant.id), (tx) =>
    renounceWithin(tx, parts, asker, customerId, tellCustomer),
  );
}

/** The relationship, subscriptions, attribution and usage roles stay as they are (I14). */
export async function renounceWithin(
  tx: Tx,
  parts: DelegationParts,
  asker: Asker,
  customerId: string,
  tellCustomer: boolean,
): Promise<void> {
  const { tenant } = asker.caller;
  const at = parts.clock.now();
  const tie = await findTie(tx, tenant.id, customerId);
  if (!tie) return refuse('customer-unknown');
  if (!(await endLegacyAdmin(tx, tenant.id, customerId))) return refuse('legacy-admin-missing');
  await appendAuditEvent(
    tx,
    actorOfAsker(asker),
    {
      operation: 'dap_admin_relationship_terminated',
      resourceType: 'dap_admin_relationship',
      customerId,
      customerName: tie.companyName,
      counterpartId: customerId,
      copiesTo: [customerId],
      oldValue: { partnerId: tenant.id, customerId, legacyAdmin: true },
      newValue: { partnerId: tenant.id, customerId, legacyAdmin: false },
    },
    at,
  );
  if (tellCustomer) {
    await postMail(tx, {
      kind: 'legacy-admin-removed',
      to: [{ tenantId: customerId, roles: ['global-admin'] }],
      facts: { partnerName: tenant.name, customerName: tie.companyName },
      path: '/admin-rights',
      at,
    });
  }
  await parts.rightsChanged?.(tx, tenant.id, customerId, at);
}

/** Ends every delegated right of the partner at a customer and keeps the relationship, as the contract's route has it. */
export async function renounceAll(parts: DelegationParts, asker: Asker, customerId: string): Promise<void> {
  const partnerId = asker.caller.tenant.id;
  const scope = tenantScope(partnerId);
  const held = await parts.db.transaction(scope, async (tx) => {
    const tie = await findTie(tx, partnerId, customerId);
    if (tie?.legacyAdminAt) await renounceWithin(tx, parts, asker, customerId, false);
    return listGrants(tx, partnerId, customerId, parts.clock.now());
  });
  for (const { delegationId } of held) await terminate(parts, asker, delegationId);
}
