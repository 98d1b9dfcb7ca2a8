import type { Database, Reader, Scope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Signature, WrittenSwitch } from './written-model.ts';

// A new partner sees the case only while it serves the customer (I4); each partner its own name of the customer (I51).
const columns = `
  w.source_partner_id as "sourcePartnerId", sp.name as "sourcePartnerName", w.case_id as "caseId",
  w.target_partner_id as "targetPartnerId", tp.name as "targetPartnerName", w.customer_id as "customerId",
  coalesce(r.company_name, c.name, w.name) as "customerName", w.service_id as "serviceId", w.old_billing_id as "oldBillingId",
  w.new_billing_id as "newBillingId", w.name, w.state, w.notice_on::text as "noticeOn", w.support_plan as "supportPlan",
  w.source_contact as "sourceContact", w.opened_at as "openedAt", w.signatures, w.submitted_at as "submittedAt",
  w.due_at as "dueAt", w.executed_at as "executedAt",
  exists (select from usage_role_assignment a where a.customer_id = w.customer_id and a.service_id = w.service_id
             and a.holder_tenant_id = w.source_partner_id) as "oldRolesLeft"`;
const tables = `
  from written_switch w
  join partner sp on sp.tenant_id = w.source_partner_id
  join partner tp on tp.tenant_id = w.target_partner_id
  left join tenant c on c.tenant_id = w.customer_id
  left join customer_relationship r
    on r.partner_id = coalesce($1, w.source_partner_id) and r.customer_id = w.customer_id and r.state = 'active'
 where ($1::uuid is null or w.source_partner_id = $1 or w.customer_id = $1
        or (w.target_partner_id = $1 and r.partner_id is not null))`;

const list = statement(
  'writtenSwitch.list',
  `select ${columns} ${tables} and (not $2 or w.state in ('submitted', 'executed')) order by w.opened_at desc, w.case_id limit 200`,
);
const one = statement('writtenSwitch.one', `select ${columns} ${tables} and w.case_id = $2`);
const lockOne = statement(
  'writtenSwitch.lock',
  `select ${columns} ${tables} and w.case_id = $2 for update of w`,
);

/** Of one company, whichever party it is; without one, what the vendor's support has to look at. */
export function listSwitches(db: Database, scope: Scope, tenantId: string | null): Promise<WrittenSwitch[]> {
  return db.rows(scope, list, [tenantId, tenantId === null]);
}

export function findSwitch(
  reader: Reader,
  tenantId: string | null,
  caseId: string,
): Promise<WrittenSwitch | undefined> {
  return reader.maybe(one, [tenantId, caseId]);
}

export function lockSwitch(
  tx: Tx,
  tenantId: string | null,
  caseId: string,
): Promise<WrittenSwitch | undefined> {
  return tx.maybe(lockOne, [tenantId, caseId]);
}

const insert = statement(
  'writtenSwitch.insert',
  `
  insert into written_switch (source_partner_id, case_id, target_partner_id, customer_id, service_id, old_billing_id,
    name, state, notice_on, support_plan, source_contact, opened_at)
  values ($1, $2, $3, $4, $5, $6, $7, 'signing', $8, $9, $10, $11) on conflict do nothing`,
);

/** False while another case about the same subscription is open. */
export async function insertSwitch(
  tx: Tx,
  of: Pick<
    WrittenSwitch,
    | 'sourcePartnerId'
    | 'caseId'
    | 'targetPartnerId'
    | 'customerId'
    | 'serviceId'
    | 'oldBillingId'
    | 'name'
    | 'noticeOn'
    | 'supportPlan'
    | 'sourceContact'
    | 'openedAt'
  >,
): Promise<boolean> {
  const values = [
    of.sourcePartnerId,
    of.caseId,
    of.targetPartnerId,
    of.customerId,
    of.serviceId,
    of.oldBillingId,
    of.name,
    of.noticeOn,
    of.supportPlan,
    of.sourceContact,
    of.openedAt,
  ];
  return (await tx.run(insert, values)) === 1;
}

const update = statement(
  'writtenSwitch.update',
  `
  update written_switch set state = $3, signatures = $4, submitted_at = $5, due_at = $6, executed_at = $7,
         new_billing_id = $8
   where source_partner_id = $1 and case_id = $2`,
);

export async function saveSwitch(
  tx: Tx,
  of: Omit<WrittenSwitch, 'signatures'> & { readonly signatures: readonly Signature[] },
): Promise<void> {
  await tx.run(update, [
    of.sourcePartnerId,
    of.caseId,
    of.state,
    JSON.stringify(of.signatures),
    of.submittedAt,
    of.dueAt,
    of.executedAt,
    of.newBillingId,
  ]);
}
