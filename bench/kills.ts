import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { build } from 'vite';
import { root } from './product.ts';

export interface KillsWanted {
  readonly owner: pg.ClientConfig;
  readonly app: pg.ClientConfig;
  readonly kills: number;
  readonly subscriptions: number;
  /** An empty folder, for the program of the processes. */
  readonly folder: string;
}

/** What is left after so many deaths: everything but the number of steps has to be zero. */
export interface Survived {
  readonly kills: number;
  readonly seconds: number;
  readonly steps: number;
  readonly stillDue: number;
  readonly missing: number;
  readonly doubled: number;
  readonly withoutRecord: number;
  readonly wrongAmounts: number;
}

const processes = 2;
const begin = '2027-01-15T10:00:00Z';
const end = '2029-12-31T12:00:00Z';

/**
 * Two processes do what falls due for subscriptions over three years, and are killed again and again at any
 * moment; each time another takes the place of the dead one. At the end every step must have happened once.
 */
export async function survive(wanted: KillsWanted): Promise<Survived> {
  const begun = performance.now();
  const client = new pg.Client(wanted.owner);
  await client.connect();
  try {
    await fill(client, wanted.subscriptions);
    await bundle(wanted.folder);
    let left = wanted.kills;
    let killed = 0;
    const live = async () => {
      for (;;) {
        const child = await started(wanted);
        if (left <= 0) return ended(child);
        left -= 1;
        await wait(Math.random() * 40);
        if (!child.kill('SIGKILL')) return;
        if ((await ended(child)) === 'SIGKILL') killed += 1;
      }
    };
    await Promise.all(Array.from({ length: processes }, live));
    // Whoever was killed at its very last step may have left it to nobody.
    await ended(await started(wanted));
    return { kills: killed, seconds: (performance.now() - begun) / 1000, ...(await examine(client)) };
  } finally {
    await client.end();
  }
}

const program = 'due-process';

/**
 * The processes run what is needed of the product in one file: with all the rest that it imports, starting a
 * thousand of them would take longer than their work.
 */
async function bundle(folder: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: `bench/${program}.ts`,
      outDir: folder,
      rollupOptions: { treeshake: { moduleSideEffects: false }, output: { entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true },
  });
}

async function started({ app, kills, folder }: KillsWanted): Promise<ChildProcess> {
  // Few rows at a time, so that death comes between and inside many small transactions.
  const order = { connection: app, now: end, limit: kills > 100 ? 4 : 20 };
  const child = spawn(process.execPath, [join(folder, `${program}.mjs`), JSON.stringify(order)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(createInterface(child.stdout as NodeJS.ReadableStream), 'line'),
    once(child, 'exit'),
  ]);
  return child;
}

/** What ended it, or that it had nothing left to do. */
async function ended(child: ChildProcess): Promise<NodeJS.Signals | 'by itself'> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  if (child.exitCode !== null && child.exitCode !== 0) throw new Error('a process failed by itself');
  return child.signalCode ?? 'by itself';
}

const partners = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const customer = '33333333-3333-4333-8333-333333333333';

/** Subscriptions of every way through the dates: renewed, changed at renewal or on the way, and let go. */
async function fill(client: pg.Client, subscriptions: number): Promise<void> {
  for (const [id, kind] of [...partners.map((one) => [one, 'indirect-provider']), [customer, 'customer']])
    await client.query(
      `insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
       values ($1::uuid, $2, 'Company', 'US', 'global', $1::text || '.example', now())`,
      [id, kind],
    );
  await client.query(
    `insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, started_at)
     select unnest($1::uuid[]), $2, 'provider', 'active', 'Company', 'company.example', 'US', now()`,
    [partners, customer],
  );
  await client.query(
    `insert into subscription (partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set, catalog_item_id,
       product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type, status, status_changed_at, term_duration,
       billing_cycle, auto_renew, created_at, term_starts_at, term_ends_on, cancelable_until, currency, unit_price,
       support_contact_id, scheduled, next_charge, next_charge_at)
     select partner, gen_random_uuid(), $2, 'K' || n, 0, 'license', 'new-commerce', 'PKILL:0001:AV', 'PKILL', '0001',
            'Product', 'Contour', 'Product', 5, 'License(s)', 'active', at, 'P1M', 'monthly', n % 5 > 0, at, at,
            ((at + interval '1 month') at time zone 'UTC')::date - 1, at + interval '168 hours', 'USD', 9.00, partner,
            case when n % 5 = 1 then '{"catalogItemId":"PKILL:0001:AV","termDuration":"P1M","billingCycle":"monthly","quantity":7,"customTermEndOn":null,"promotionId":null}'::jsonb end,
            case when n % 5 = 2 then '{"billingCycle":"monthly","unitPrice":"8.0000"}'::jsonb end,
            case when n % 5 = 2 then at + interval '3 days' end
       from (select n, ($1::uuid[])[1 + n % 2] as partner, $3::timestamptz + (n % 28) * interval '1 day' as at
               from generate_series(1, $4::int) n) x`,
    [partners, customer, begin, subscriptions],
  );
}

/**
 * Counted apart from the rules: a month after month from the day it was bought, until the end; the others
 * expired, were disabled and deleted.
 */
async function examine(client: pg.Client): Promise<Omit<Survived, 'kills' | 'seconds'>> {
  const { rows } = await client.query<Omit<Survived, 'kills' | 'seconds'>>(
    `
    with kept as (
      select s.*, n,
             case when n % 5 = 0 then 0 else (
               select count(*) from generate_series(1, 60) m
                where ((s.created_at at time zone 'UTC')::date + m * interval '1 month') at time zone 'UTC' <= $1) end as terms,
             case n % 5 when 0 then 3 when 2 then 1 else 0 end as other_steps
        from subscription s, lateral (select substr(order_id, 2)::int as n) k),
    charged as (
      select subscription_id, count(*) as charges, count(distinct starts_on) as different, max(ends_on) as until,
             sum(amount) as amount,
             count(*) filter (where starts_on <> before + 1) as gaps
        from (select c.*, lag(ends_on) over (partition by subscription_id order by starts_on) as before
                from subscription_charge c) c group by 1),
    recorded as (select old_value->>'id' as id, count(*) as records from audit_record group by 1),
    seen as (
      select k.*, coalesce(c.charges, 0) as charges, coalesce(c.different, 0) as different, coalesce(c.gaps, 0) as gaps,
             coalesce(c.amount, 0) as amount, coalesce(r.records, 0) as records
        from kept k left join charged c using (subscription_id)
        left join recorded r on r.id = k.subscription_id::text)
    select sum(terms + other_steps)::int as steps,
           count(*) filter (where due_at <= $1)::int as "stillDue",
           sum(greatest(terms - different, 0) + gaps)::int as missing,
           sum(greatest(charges - terms, 0) + greatest(version - 1 - terms - other_steps, 0)
               + greatest(records - terms - other_steps, 0))::int as doubled,
           sum(greatest(terms + other_steps - records, 0))::int as "withoutRecord",
           count(*) filter (where amount <> terms * (case n % 5 when 1 then 63 when 2 then 40 else 45 end)
             or status <> case when n % 5 = 0 then 'deleted' else 'active' end)::int as "wrongAmounts"
      from seen`,
    [end],
  );
  return rows[0] as Omit<Survived, 'kills' | 'seconds'>;
}

/** The page of documentation; run it to have your own. */
export function killsPage(survived: Survived, subscriptions: number, machine: string): string {
  const { kills, seconds, steps, stillDue, missing, doubled, withoutRecord, wrongAmounts } = survived;
  const number = (value: number) => value.toLocaleString('en-US');
  return `# Measurements of the jobs

Written by \`npm run bench -- --kills\`; run it to have your own (\`TWOTIER_KILLS\` says how many, 1,000 unless told). Two processes
of their own, on one PostgreSQL, do what falls due over three years for ${number(subscriptions)} subscriptions of two partners: renew, renew with a
change, take up another billing, expire, disable and delete. Each is killed (\`SIGKILL\`) within 40 ms of being at work, and another
takes its place. Afterwards terms, charges and records of the activity log are counted apart from the rules.

Machine: ${machine}.

|  |  |
| --- | --: |
| Processes killed | ${number(kills)} |
| Steps that had to happen once | ${number(steps)} |
| Still due | ${number(stillDue)} |
| Missing | ${number(missing)} |
| Doubled | ${number(doubled)} |
| Without their record | ${number(withoutRecord)} |
| Subscriptions with a wrong sum or state | ${number(wrongAmounts)} |
| Seconds, starting ${number(kills)} processes included | ${number(Math.round(seconds))} |
`;
}
