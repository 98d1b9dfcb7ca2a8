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

export interface Consent {
  readonly applicationId: string;
  readonly displayName: string;
  readonly grants: readonly { readonly enterpriseApplicationId: string; readonly scope: string }[];
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
