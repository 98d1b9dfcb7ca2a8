import fc from 'fast-check';
import Papa from 'papaparse';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerSorts } from '../../../../contract/customer-list.ts';
import type { CustomerWorld } from '../../../test/customer-world.ts';
import { customerWorld } from '../../../test/customer-world.ts';

/** Customers of a provider, known here as well as in the database, so that each list can be told beforehand. */
interface Known {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly country: string;
  readonly reseller: string | null;
  readonly resellerKey: string;
  readonly admin: string;
  readonly accepted: boolean;
  readonly started: string;
  readonly isNew: boolean;
  readonly tags: readonly string[];
  readonly tagKey: string;
  readonly qualified: readonly string[];
}

let world: CustomerWorld;
let caller: string;
let known: Known[];
let resellers: string[];
let tagIds: string[];
const keys = new Map<string, string>();
const first = ['Alba', 'Bosque', 'Cañón', 'Дельта', 'École', '100%', 'x_y', '=Sum', 'ßtraße'];
const second = ['Foods', 'alba', 'Works', 'Школа', '_', 'Légal'];
const texts = [
  'alba',
  'ALB',
  'a',
  'ñ',
  'école',
  'legal',
  '%',
  '_',
  '\\',
  'foods 1',
  'школа',
  'ß',
  '12',
  'albba fods',
  'zzz',
  ' ',
];

beforeAll(async () => {
  world = await customerWorld();
  const provider = await world.partner('P', 'indirect-provider');
  const other = await world.partner('Q', 'direct-partner');
  const named = [
    await world.partner('Zeta', 'indirect-reseller'),
    await world.partner('álpha', 'indirect-reseller'),
  ];
  for (const { id } of named) await world.partnership(provider.id, id);
  resellers = named.map(({ id }) => id);
  caller = world.caller(provider);
  const client = new pg.Client(world.owner);
  await client.connect();
  await client.query(
    `insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
     select md5('known' || i)::uuid, 'customer', 'C', 'US', 'global', 'known' || i || '.example', now() from generate_series(0, 119) i`,
  );
  await client.query(
    `insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, reseller_id,
       reseller_name, delegated_admin, agreement_accepted_at, started_at)
     select $1, md5('known' || i)::uuid, 'provider', case when i % 17 = 5 then 'ended' else 'active' end,
            ($2::text[])[1 + i % 9] || ' ' || ($3::text[])[1 + i / 9 % 6] || case when i % 4 = 0 then '' else ' ' || i end,
            'd' || (i * 37 % 50) || '.example', (array['US', 'CA', 'PR'])[1 + i * 7 % 3],
            case i % 3 when 0 then null else ($4::uuid[])[i % 3] end, case i % 3 when 0 then null else ($5::text[])[i % 3] end,
            (array['none', 'granular', 'legacy'])[1 + i * 11 % 3], case when i % 5 > 0 then now() end,
            date_trunc('day', now()) - interval '1 day' * (i * 13 % 60) + interval '1 microsecond' * (i % 2)
       from generate_series(0, 119) i`,
    [provider.id, first, second, resellers, named.map(({ name }) => name)],
  );
  await client.query(
    `insert into customer_qualification (customer_id, qualification, partner_id, status, asked_at, decide_at, decided_at)
     select md5('known' || i)::uuid, (array['education', 'government'])[1 + i % 2], $1, case when i % 5 = 0 then 'denied' else 'approved' end,
            now(), null, now() from generate_series(0, 119, 4) i`,
    [other.id],
  );
  // Somebody else's, never to be seen.
  await client.query(
    `insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, started_at)
     select $1, customer_id, 'direct', 'active', company_name, domain, country, started_at from customer_relationship where partner_id = $2`,
    [other.id, provider.id],
  );
  tagIds = [];
  for (const name of ['zinc', 'Óxido', 'beta 10', 'beta 9', 'Unused']) {
    const made = await world.send('POST', '/twotier/v1/customers/tags', caller, { name });
    tagIds.push(made.body.id);
  }
  const live = (
    await client.query(
      `select customer_id as id from customer_relationship where partner_id = $1 and state = 'active' order by 1`,
      [provider.id],
    )
  ).rows;
  for (const [index, tagId] of tagIds.slice(0, 4).entries()) {
    const customerIds = live.filter((_, n) => n % (index + 3) === 0).map(({ id }) => id);
    const tagged = await world.send('POST', '/twotier/v1/customers/tags/assignments', caller, {
      customerIds,
      assign: [tagId],
    });
    expect(tagged.body).toEqual({ customers: customerIds.length });
  }
  known = (
    await client.query(
      `select customer_id as id, company_name_key as name, domain, country, reseller_id as reseller, reseller_key as "resellerKey",
              delegated_admin as admin, agreement_accepted_at is not null as accepted,
              to_char(started_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') as started, started_at >= $2 as "isNew", first_tag_key as "tagKey",
              array(select q.qualification from customer_qualification q where q.customer_id = r.customer_id and q.status = 'approved') as qualified,
              array(select tag_id::text from customer_tagging g where g.partner_id = $1 and g.customer_id = r.customer_id) as tags
         from customer_relationship r where partner_id = $1 and state = 'active'`,
      [provider.id, new Date(world.clock.now().getTime() - 30 * 86_400_000)],
    )
  ).rows;
  for (const text of texts) {
    const { rows } = await client.query('select name_key($1) as key', [text.trim()]);
    keys.set(text, rows[0].key);
  }
  await client.end();
}, 60_000);
afterAll(() => world.close());

type Asked = Readonly<Record<string, string>>;

const sortKeys: Readonly<Record<string, (one: Known) => readonly string[]>> = {
  name: (one) => [one.name],
  domain: (one) => [one.domain],
  started: (one) => [one.started],
  country: (one) => [one.country, one.name],
  reseller: (one) => [one.resellerKey, one.name],
  tag: (one) => [one.tagKey, one.name],
};

const byCodePoints = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What the list has to hold, told from what is known. */
function expected(asked: Asked): string[] {
  const text = asked['search']?.trim() ? (keys.get(asked['search']) as string) : '';
  const by = asked['searchBy'] ?? 'name';
  const tagNames = ['zinc', 'oxido', 'beta 10', 'beta 9', 'unused'];
  const searched = (one: Known) =>
    text === '' ||
    (by === 'name' && one.name.includes(text)) ||
    (by === 'domain' && one.domain.startsWith(asked['search']?.trim().toLowerCase() as string)) ||
    (by === 'tag' && tagIds.some((id, n) => tagNames[n]?.includes(text) && one.tags.includes(id)));
  const narrowed = (one: Known) =>
    (!asked['reseller'] ||
      (asked['reseller'] === 'none' ? !one.reseller : one.reseller === asked['reseller'])) &&
    (!asked['country'] || one.country === asked['country']) &&
    (!asked['delegatedAdmin'] || one.admin === asked['delegatedAdmin']) &&
    (!asked['qualification'] || one.qualified.includes(asked['qualification'])) &&
    (!asked['tag'] || one.tags.includes(asked['tag'])) &&
    (asked['todo'] !== 'agreementMissing' || !one.accepted) &&
    (asked['todo'] !== 'new' || one.isNew) &&
    asked['todo'] !== 'nobodyCredited';
  const sort = asked['sort'] ?? 'name';
  const key = sortKeys[sort.replace('-', '')] as (one: Known) => readonly string[];
  // Names that begin with the letters come before those that have them further in.
  const inFront = (one: Known) =>
    text !== '' && by === 'name' && sort.endsWith('name') && !one.name.startsWith(text) ? '1' : '0';
  const place = (one: Known) => [inFront(one), ...key(one), one.id];
  const sorted = known
    .filter((one) => searched(one) && narrowed(one))
    .map((one) => ({ id: one.id, place: place(one) }))
    .sort(
      (a, b) =>
        a.place.map((part, n) => byCodePoints(part, b.place[n] as string)).find((order) => order !== 0) ?? 0,
    )
    .map(({ id }) => id);
  return sort.startsWith('-') ? sorted.reverse() : sorted;
}

const address = (path: string, asked: Asked, more: Asked = {}) =>
  `/twotier/v1/customers${path}?${new URLSearchParams({ ...asked, ...more })}`;

interface Walked {
  readonly ids: string[];
  readonly pages: string[][];
  readonly last: { previousToken?: string };
  readonly similarTo: string | undefined;
}

async function walk(asked: Asked, size: number): Promise<Walked> {
  const pages: string[][] = [];
  let more: Asked = {};
  for (let turn = 0; turn < 200; turn += 1) {
    const { status, body } = await world.send(
      'GET',
      address('', asked, { size: String(size), ...more }),
      caller,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    pages.push(body.items.map((one: { id: string }) => one.id));
    if (!body.continuationToken) return { ids: pages.flat(), pages, last: body, similarTo: body.similarTo };
    more = { token: body.continuationToken };
  }
  throw new Error('the list never ends');
}

async function walkBack({ last }: Walked, asked: Asked, size: number): Promise<string[][]> {
  const pages: string[][] = [];
  let token = last.previousToken;
  while (token) {
    const { body } = await world.send(
      'GET',
      address('', asked, { size: String(size), token, seekOperation: 'Previous' }),
      caller,
    );
    pages.unshift(body.items.map((one: { id: string }) => one.id));
    token = body.previousToken;
  }
  return pages;
}

async function exported(asked: Asked): Promise<string[]> {
  const { status, body } = await world.send('GET', address('/export', asked), caller);
  expect(status).toBe(200);
  const { data, errors } = Papa.parse<string[]>(body.slice(1), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data.slice(1).map((row) => row[0] as string);
}

const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const listings = fc
  .record({
    search: option(fc.constantFrom(...texts)),
    searchBy: option(fc.constantFrom('name', 'domain', 'tag')),
    domain: fc.constantFrom('d', 'D1', 'd4', 'd49.example', 'q'),
    reseller: option(fc.constantFrom(0, 1, 2)),
    country: option(fc.constantFrom('US', 'CA', 'PR', 'JP')),
    delegatedAdmin: option(fc.constantFrom('none', 'granular', 'legacy')),
    qualification: option(fc.constantFrom('education', 'government', 'state-owned')),
    tag: option(fc.nat(4)),
    todo: option(fc.constantFrom('agreementMissing', 'new', 'nobodyCredited')),
    sort: option(fc.constantFrom(...customerSorts)),
  })
  .map(({ domain, reseller, tag, search, searchBy, ...rest }) => {
    const wanted = {
      ...rest,
      search: searchBy === 'domain' ? domain : search,
      searchBy,
      reseller: reseller === undefined ? undefined : (resellers[reseller] ?? 'none'),
      tag: tag === undefined ? undefined : tagIds[tag],
    };
    return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Asked;
  });

test('I50: pages forwards, pages backwards and the exported file hold exactly the customers wanted, in order, each once', async () => {
  await fc.assert(
    fc.asyncProperty(listings, fc.integer({ min: 1, max: 30 }), async (asked, size) => {
      const wanted = expected(asked);
      const walked = await walk(asked, size);
      // Letters that no name has may be misspelled ones: then the list is that of other letters.
      if (walked.similarTo === undefined) expect(walked.ids).toEqual(wanted);
      else expect([wanted, new Set(walked.ids).size]).toEqual([[], walked.ids.length]);
      expect(await walkBack(walked, asked, size)).toEqual(walked.pages.slice(0, -1));
      expect(await exported(asked)).toEqual(walked.ids);
    }),
    { numRuns: 250 },
  );
}, 120_000);

test('a search that ends on a full page does not go on with other spellings', async () => {
  for (const search of ['alba', 'foods 1', 'школа']) {
    const wanted = expected({ search });
    const walked = await walk({ search }, wanted.length);
    expect([walked.ids, walked.similarTo]).toEqual([wanted, undefined]);
  }
});

test('misspelled words find the names that have them rightly spelled, and the answer says so', async () => {
  const walked = await walk({ search: 'albba fods' }, 5);
  expect(walked.similarTo).toBe('alba foods');
  expect(walked.ids.sort()).toEqual(
    known
      .filter(({ name }) => name.includes('alba foods'))
      .map(({ id }) => id)
      .sort(),
  );
  expect((await walk({ search: 'qqqqqq' }, 5)).ids).toEqual([]);
});
