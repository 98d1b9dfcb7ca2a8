import pg from 'pg';

/** Makes customers of one provider by the hundred thousand, straight in the database. */
export async function generateCustomers(
  owner: pg.ClientConfig,
  by: { readonly providerId: string; readonly resellerId: string; readonly customers: number; readonly onProgress: (done: number) => void },
): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  const step = 10_000;
  for (let from = 0; from < by.customers; from += step) {
    const to = Math.min(by.customers, from + step);
    await client.query('begin');
    await client.query(`
      insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
      select ${customerId}, 'customer', ${customerName}, 'US', 'global', ${customerDomain}, now() - interval '1 day' * (n % 700)
        from generate_series($1::int, $2::int - 1) n`, [from, to]);
    await client.query(`
      insert into domain (tenant_id, domain_name, is_default)
      select ${customerId}, ${customerDomain}, true from generate_series($1::int, $2::int - 1) n`, [from, to]);
    await client.query(`
      insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country,
        reseller_id, reseller_name, delegated_admin, agreement_accepted_at, started_at)
      select $3, ${customerId}, 'provider', 'active', ${customerName}, ${customerDomain}, 'US',
             case when n % 10 = 0 then $4::uuid end, case when n % 10 = 0 then 'Birch IT' end, 'granular', now(),
             now() - interval '1 day' * (n % 700)
        from generate_series($1::int, $2::int - 1) n`, [from, to, by.providerId, by.resellerId]);
    await client.query(`
      insert into customer_billing_profile (partner_id, customer_id, profile_id, first_name, last_name, email, culture, language,
        company_name, address_line1, city, state, postal_code, country)
      select $3, ${customerId}, gen_random_uuid(), 'Pat', 'Owner', 'pat@' || ${customerDomain}, 'en-US', 'en', ${customerName},
             n || ' Main Street', 'Columbus', 'OH', '43215', 'US'
        from generate_series($1::int, $2::int - 1) n`, [from, to, by.providerId]);
    await client.query('commit');
    by.onProgress(to);
  }
  await client.query('analyze');
  await client.end();
}

const customerId = `('bbbbbbbb-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const customerDomain = `'bench' || n || '.contour.example'`;
const customerName = `(array['Acorn','Bright','Cobalt','Dover','Ember','Falcon','Garnet','Hollow','Indigo','Jasper','Kestrel','Lumen','Maple','Nimbus','Orchid','Prairie','Quarry','Raven','Summit','Timber'])[1 + n % 20]
  || ' ' || (array['Foods','Legal','Dental','Motors','Design','Logistics','Labs','Partners','Works','Media'])[1 + (n / 20) % 10] || ' ' || n`;

/** Id of the n-th generated customer. */
export function generatedCustomerId(n: number): string {
  return `bbbbbbbb-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}
