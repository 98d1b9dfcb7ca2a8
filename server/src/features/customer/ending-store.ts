import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { moveCustomerCount } from './store.ts';
import type { Tie } from './tie-store.ts';

// What admin permission rests on goes with the relationship (D4): none of it is there when it is reinstated (C38).
const close = statement(
  'customer.tie.close',
  `
  update customer_relationship
     set state = 'ended', ended_at = $3, ended_by = $4, ended_by_name = $5, ending_declaration = $6,
         delegated_admin = 'none', legacy_admin_at = null, version = version + 1
   where partner_id = $1 and customer_id = $2 and state = 'active'`,
);

export interface Closing {
  readonly endedAt: Date;
  readonly endedBy: string | null;
  readonly endedByName: string;
  readonly declarationVersion: string | null;
}

/**
 * Ends a live relationship and takes the customer out of the partner's counters (C37); in the partner's
 * scope. False where it was not live. What is kept of the customer stays, for a later reinstatement.
 */
export async function closeRelationship(
  tx: Tx,
  tie: Pick<Tie, 'partnerId' | 'customerId' | 'resellerId'>,
  closing: Closing,
): Promise<boolean> {
  const closed = await tx.run(close, [
    tie.partnerId,
    tie.customerId,
    closing.endedAt,
    closing.endedBy,
    closing.endedByName,
    closing.declarationVersion,
  ]);
  if (closed === 0) return false;
  await moveCustomerCount(tx, tie.partnerId, { from: tie.resellerId });
  return true;
}

const formerColumns = `
  customer_id as "customerId", company_name as "companyName", domain, country, capacity, ended_at as "endedAt",
  ended_by_name as "endedByName", agreement_accepted_at is not null as "agreementAccepted"`;
const listFormer = statement(
  'customer.tie.former',
  `
  select ${formerColumns} from customer_relationship
   where partner_id = $1 and state = 'ended'
     and ($2::timestamptz is null or ended_at < $2 or (ended_at = $2 and customer_id > $3::uuid))
   order by ended_at desc, customer_id limit $4`,
);
const findFormer = statement(
  'customer.tie.formerOne',
  `
  select ${formerColumns} from customer_relationship where partner_id = $1 and customer_id = $2 and state = 'ended'`,
);

export interface FormerCustomer {
  readonly customerId: string;
  readonly companyName: string;
  readonly domain: string;
  readonly country: string;
  readonly capacity: 'provider' | 'reseller' | 'direct';
  readonly endedAt: Date;
  readonly endedByName: string | null;
  readonly agreementAccepted: boolean;
}

/** Customers whose relationship with this partner has ended, the latest first. */
export function listFormerCustomers(
  reader: Pick<Tx, 'rows'>,
  partnerId: string,
  page: {
    readonly after?: { readonly endedAt: string; readonly customerId: string } | undefined;
    readonly limit: number;
  },
): Promise<FormerCustomer[]> {
  return reader.rows<FormerCustomer>(listFormer, [
    partnerId,
    page.after?.endedAt ?? null,
    page.after?.customerId ?? null,
    page.limit,
  ]);
}

export function findFormerCustomer(
  reader: Pick<Tx, 'maybe'>,
  partnerId: string,
  customerId: string,
): Promise<FormerCustomer | undefined> {
  return reader.maybe<FormerCustomer>(findFormer, [partnerId, customerId]);
}
