import type { Reader } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';

const facts = statement(
  'relationship.customerFacts',
  `
  select name, domain, country from tenant where tenant_id = $1`,
);

export interface CustomerFacts {
  readonly name: string;
  readonly domain: string;
  readonly country: string;
}

/** What every partner of the customer learns of it; in the customer's scope. */
export function findCustomerFacts(reader: Reader, customerId: string): Promise<CustomerFacts | undefined> {
  return reader.maybe<CustomerFacts>(facts, [customerId]);
}

const globalAdmins = statement(
  'relationship.globalAdmins',
  `
  select display_name as name from tenant_user
   where tenant_id = $1 and state = 'active' and 'global-admin' = any (roles) order by display_name limit 10`,
);

/** Who of the own company may accept; in its scope. */
export async function listGlobalAdmins(reader: Reader, tenantId: string): Promise<string[]> {
  return (await reader.rows<{ name: string }>(globalAdmins, [tenantId])).map(({ name }) => name);
}
