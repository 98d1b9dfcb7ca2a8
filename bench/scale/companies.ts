import type pg from 'pg';
import { namedGuid } from '../../server/src/platform/ids/index.ts';
import { idOf, scatter, scatteredId } from './scatter.ts';
import type { WorldSize } from './size.ts';
import { firstProviderEvery } from './size.ts';
import { companyName } from './words.ts';

export interface Company {
  readonly id: string;
  readonly name: string;
  /** Its PartnerID. */
  readonly partnerId: string;
}

export interface Companies {
  readonly providers: readonly Company[];
  /** The resellers of each provider. */
  readonly resellers: readonly (readonly Company[])[];
}

/** The first provider and its first reseller are those of the demo world, whose people can sign in. */
export function companiesOf(
  { providers, resellersEach }: WorldSize,
  demo: { readonly provider: Company; readonly reseller: Company },
): Companies {
  const made = (kind: 'provider' | 'reseller', n: number): Company => ({
    id: scatteredId(idOf.company, kind === 'provider' ? n : 1000 + n),
    name: companyName(n, kind),
    partnerId: String((kind === 'provider' ? 6_100_000 : 6_200_000) + n),
  });
  return {
    providers: Array.from({ length: providers }, (_, n) => (n === 0 ? demo.provider : made('provider', n))),
    resellers: Array.from({ length: providers }, (_, provider) =>
      Array.from({ length: resellersEach }, (_, n) =>
        provider === 0 && n === 0 ? demo.reseller : made('reseller', provider * resellersEach + n),
      ),
    ),
  };
}

/** Who sells to the n-th customer; seven in ten are served by a reseller too. */
export function sellersOf(
  { providers, resellers }: Companies,
  n: number,
): { readonly provider: Company; readonly providerNumber: number; readonly reseller: Company | undefined } {
  const bits = scatter(n + 104_729);
  const providerNumber = n % firstProviderEvery === 0 ? 0 : 1 + (bits % (providers.length - 1));
  const own = resellers[providerNumber] as readonly Company[];
  const reseller = (bits >>> 4) % 10 < 7 ? own[(bits >>> 9) % own.length] : undefined;
  return { provider: providers[providerNumber] as Company, providerNumber, reseller };
}

/** The group of a provider's own people that looks after its customers, as the demo world calls it. */
const groups = new Map<string, string>();

export function administratorsOf(providerId: string): string {
  const known = groups.get(providerId) ?? namedGuid(`group administrators ${providerId}`);
  groups.set(providerId, known);
  return known;
}

/** Few enough to be made as the product makes them, with everything that follows by itself. */
export async function makeCompanies(client: pg.Client, companies: Companies, madeAt: Date): Promise<void> {
  const providers = companies.providers.slice(1);
  const resellers = companies.resellers.flat().slice(1);
  await insertCompanies(client, providers, 'indirect-provider', madeAt);
  await insertCompanies(client, resellers, 'indirect-reseller', madeAt);
  const pairs = companies.resellers.flatMap((own, n) =>
    own.map((reseller) => ({ provider: companies.providers[n]?.id, reseller: reseller.id })),
  );
  await client.query(
    `
    insert into partnership (provider_id, reseller_id, state, provider_admin_access, accepted_at)
    select provider, reseller, 'active', false, $2::timestamptz - interval '350 days'
      from json_to_recordset($1) as pair (provider uuid, reseller uuid)
    on conflict do nothing`,
    [JSON.stringify(pairs), madeAt],
  );
  await client.query(
    `
    insert into security_group (tenant_id, group_id, name, created_at)
    select "tenantId", "groupId", 'Cloud administrators', $2
      from json_to_recordset($1) as one ("tenantId" uuid, "groupId" uuid)`,
    [JSON.stringify(providers.map(({ id }) => ({ tenantId: id, groupId: administratorsOf(id) }))), madeAt],
  );
  // What is measured must not end with somebody's credit.
  await client.query('update partner_account set credit_limit = 99999999999 where credit_limit > 0');
}

async function insertCompanies(
  client: pg.Client,
  companies: readonly Company[],
  kind: 'indirect-provider' | 'indirect-reseller',
  madeAt: Date,
): Promise<void> {
  const rows = JSON.stringify(companies);
  const from = 'from json_to_recordset($1) as one (id uuid, name text, "partnerId" text)';
  const domain = `'partner' || "partnerId" || '.example'`;
  const insert = (sql: string, more: readonly unknown[] = []) => client.query(sql, [rows, ...more]);
  await insert(
    `
    insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
    select id, $2, name, 'US', 'global', ${domain}, $3::timestamptz - interval '400 days' ${from}`,
    [kind, madeAt],
  );
  await insert(`insert into domain (tenant_id, domain_name, is_default) select id, ${domain}, true ${from}`);
  await insert(
    `
    insert into partner (tenant_id, kind, name, country, region, cloud, global_partner_id, location_partner_id, program_status,
      agreement_signed_at)
    select id, $2, name, 'US', 'united-states', 'global', ("partnerId"::int + 1000000)::text, "partnerId", 'active',
           $3::timestamptz - interval '400 days' ${from}`,
    [kind, madeAt],
  );
  await insert(
    `
    insert into partner_account (tenant_id, currency, credit_limit, contact_name, contact_email, contact_phone)
    select id, 'USD', $2, name, 'contact@' || ${domain}, '6145550110' ${from}`,
    [kind === 'indirect-provider' ? 1_000_000 : 0],
  );
  await insert(
    `
    insert into tenant_address (tenant_id, address_line1, city, state, postal_code, country, email, culture, language)
    select id, '455 Commerce Parkway', 'Columbus', 'OH', '43215', 'US', 'contact@' || ${domain}, 'en-US', 'en' ${from}`,
  );
}
