import { createHash } from 'node:crypto';
import pg from 'pg';

export interface Generation {
  readonly providerId: string;
  readonly reseller: { readonly id: string; readonly name: string };
  readonly customers: number;
  onProgress(done: number): void;
}

/** One customer in so many has the reseller designated. */
export const designatedEvery = 10;
const step = 10_000;

/**
 * Makes customers of one provider by the hundred thousand, straight in the database: everything that the
 * product keeps of a customer but its people and its records in the activity log.
 */
export async function generateCustomers(owner: pg.ClientConfig, by: Generation): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    if (await areThere(client, by.customers)) return by.onProgress(by.customers);
    for (let from = 0; from < by.customers; from += step) {
      const to = Math.min(by.customers, from + step);
      await client.query('begin');
      await generateSome(client, by, from, to);
      await client.query('commit');
      by.onProgress(to);
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** A measurement before this one, in the same product, has made them. */
async function areThere(client: pg.Client, customers: number): Promise<boolean> {
  const last = generatedCustomerId(customers - 1);
  const { rowCount } = await client.query('select from tenant where tenant_id = $1', [last]);
  return rowCount === 1;
}

async function generateSome(client: pg.Client, by: Generation, from: number, to: number): Promise<void> {
  const numbers = 'generate_series($1::int, $2::int - 1) n';
  const { providerId, reseller } = by;
  await client.query(
    `
    insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
    select ${id}, 'customer', ${name}, 'US', 'global', ${domain}, ${since} from ${numbers}`,
    [from, to],
  );
  await client.query(
    `
    insert into tenant_address (tenant_id, address_line1, city, state, postal_code, country, email, culture, language)
    select ${id}, ${street}, 'Columbus', 'OH', '43215', 'US', 'pat@' || ${domain}, 'en-US', 'en' from ${numbers}`,
    [from, to],
  );
  await client.query(
    `
    insert into domain (tenant_id, domain_name, is_default) select ${id}, ${domain}, true from ${numbers}`,
    [from, to],
  );
  await client.query(
    `
    insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, reseller_id,
      reseller_name, delegated_admin, agreement_accepted_at, started_at)
    select $3, ${id}, 'provider', 'active', ${name}, ${domain}, 'US', case when ${designated} then $4::uuid end,
           case when ${designated} then $5 end, 'granular', ${since}, ${since}
      from ${numbers}`,
    [from, to, providerId, reseller.id, reseller.name],
  );
  await client.query(
    `
    insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, provider_id,
      delegated_admin, started_at)
    select $4, ${id}, 'reseller', 'active', ${name}, ${domain}, 'US', $3, 'granular', ${since}
      from ${numbers} where ${designated}`,
    [from, to, providerId, reseller.id],
  );
  await client.query(
    `
    insert into customer_billing_profile (partner_id, customer_id, profile_id, first_name, last_name, email, culture, language,
      company_name, address_line1, city, state, postal_code, country)
    select $3, ${id}, gen_random_uuid(), 'Pat', 'Owner', 'pat@' || ${domain}, 'en-US', 'en', ${name}, ${street}, 'Columbus', 'OH',
           '43215', 'US'
      from ${numbers}`,
    [from, to, providerId],
  );
  // The counters follow the relationships, as they do in the product.
  await client.query(
    `
    insert into customer_count (partner_id, reseller_id, customers)
    select $3::uuid, case when ${designated} then $4::uuid else ${nobody} end, count(*) from ${numbers} group by 2
    union all
    select $4::uuid, ${nobody}, count(*) from ${numbers} where ${designated}
    on conflict (partner_id, reseller_id) do update set customers = customer_count.customers + excluded.customers`,
    [from, to, providerId, reseller.id],
  );
}

// SQL of the n-th customer.
const seed = 'bench customer ';
const id = `md5('${seed}' || n)::uuid`;
const domain = `'bench' || n || '.contour.example'`;
const street = `n || ' Main Street'`;
const since = `now() - interval '1 day' * (n % 700)`;
const designated = `n % ${designatedEvery} = 0`;
const nobody = `'00000000-0000-0000-0000-000000000000'::uuid`;
const oneOf = (words: readonly string[], which: string) =>
  `(array['${words.join(`','`)}'])[1 + ${which} % ${words.length}]`;
const first = [
  'Acorn',
  'Bright',
  'Cobalt',
  'Dover',
  'Ember',
  'Falcon',
  'Garnet',
  'Hollow',
  'Indigo',
  'Jasper',
  'Kestrel',
  'Lumen',
  'Maple',
  'Nimbus',
  'Orchid',
  'Prairie',
  'Quarry',
  'Raven',
  'Summit',
  'Timber',
];
const second = [
  'Foods',
  'Legal',
  'Dental',
  'Motors',
  'Design',
  'Logistics',
  'Labs',
  'Partners',
  'Works',
  'Media',
];
const name = `${oneOf(first, 'n')} || ' ' || ${oneOf(second, '(n / 20)')} || ' ' || n`;

/** Id of the n-th generated customer: scattered, as real ids are. */
export function generatedCustomerId(n: number): string {
  const hex = createHash('md5').update(`${seed}${n}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
