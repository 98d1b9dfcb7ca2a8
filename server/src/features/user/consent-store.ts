import type { Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

/** Read and written in the customer's scope, which is open only behind its reach. */

const insert = statement(
  'consent.insert',
  `
  insert into application_consent (customer_id, application_id, display_name, grants, partner_id, given_at)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
);
const remove = statement(
  'consent.remove',
  `
  delete from application_consent where customer_id = $1 and application_id = $2
  returning display_name as "displayName"`,
);

const list = statement(
  'consent.list',
  `
  select application_id as "applicationId", display_name as "displayName", grants, partner_id as "partnerId", given_at as "givenAt"
    from application_consent where customer_id = $1 order by display_name, application_id limit 1000`,
);

export interface Consent {
  readonly applicationId: string;
  readonly displayName: string;
  readonly grants: readonly { readonly enterpriseApplicationId: string; readonly scope: string }[];
}

export interface GivenConsent extends Consent {
  readonly partnerId: string;
  readonly givenAt: Date;
}

/** By name; there are as many as programs that work there. */
export function listConsents(tx: Pick<Tx, 'rows'>, customerId: string): Promise<GivenConsent[]> {
  return tx.rows(list, [customerId]);
}

/** False: the customer has consented to this application already. */
export async function insertConsent(
  tx: Tx,
  of: { readonly customerId: string; readonly partnerId: string },
  { applicationId, displayName, grants }: Consent,
  at: Date,
): Promise<boolean> {
  const values = [of.customerId, applicationId, displayName, JSON.stringify(grants), of.partnerId, at];
  return (await tx.run(insert, values)) === 1;
}

/** Name of what was removed; undefined when there was none. */
export function removeConsent(
  tx: Tx,
  customerId: string,
  applicationId: string,
): Promise<{ displayName: string } | undefined> {
  return tx.maybe(remove, [customerId, applicationId]);
}
