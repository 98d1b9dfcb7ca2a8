import type { Database, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type { KeptRates, Meter, MeterInMonth, MeterWithRates, RatePeriod, RateStep } from './meter-model.ts';

/** Rates are the installation's own, and what has been rated with them lies with all partners. */
const scope = systemScope('rates of usage meters are given');

const columns = `
  m.meter_id as "meterId", m.name, m.category, m.subcategory, m.region, m.unit, trim_scale(m.included)::text as included,
  m.effective_date::text as "effectiveDate", m.version`;

const list = statement(
  'usage.meterList',
  `
  select ${columns}, usage_rates_in(m.meter_id, $1, $2::date) as rates,
         (select to_char(max(r.from_month), 'YYYY-MM') from usage_rate r
           where r.meter_id = m.meter_id and r.currency = $1 and r.from_month <= $2::date) as since,
         (select to_char(min(r.from_month), 'YYYY-MM') from usage_rate r
           where r.meter_id = m.meter_id and r.currency = $1 and r.from_month > $2::date) as "changesIn"
    from usage_meter m
   where m.rates ? $1 and (m.category, m.name, m.meter_id) > ($4, $5, $6::uuid)
     and ($3::text is null
          or strpos(name_key(concat_ws(' ', m.category, m.subcategory, m.name, m.region, m.meter_id)), name_key($3)) > 0)
   order by m.category, m.name, m.meter_id limit $7`,
);

export interface MeterPlace {
  readonly category: string;
  readonly name: string;
  readonly meterId: string;
}

export interface MeterSearch {
  readonly currency: string;
  readonly month: string;
  readonly letters: string | null;
}

/** By product, then by name: what each meter costs in one month and currency. */
export async function listMetersInMonth(
  db: Database,
  { currency, month, letters }: MeterSearch,
  { after, limit }: { readonly after: MeterPlace | null; readonly limit: number },
): Promise<MeterInMonth[]> {
  const place = after ?? { category: '', name: '', meterId: '00000000-0000-0000-0000-000000000000' };
  const rows = await db.rows<Omit<MeterInMonth, 'steps'> & { readonly rates: KeptRates }>(scope, list, [
    currency,
    `${month}-01`,
    letters,
    place.category,
    place.name,
    place.meterId,
    limit,
  ]);
  return rows.map(({ rates, ...meter }) => ({ ...meter, steps: stepsOf(rates) }));
}

const currencies = statement(
  'usage.meterCurrencies',
  'select distinct jsonb_object_keys(rates) as currency from usage_meter order by 1',
);

/** Currencies that any meter has rates in. */
export async function listMeterCurrencies(db: Database): Promise<string[]> {
  return (await db.rows<{ currency: string }>(scope, currencies)).map(({ currency }) => currency);
}

// One round trip: the meter, its rates of all times, and which months have been rated.
const oneText = `
  select ${columns}, m.rates,
         coalesce((select jsonb_agg(jsonb_build_object('currency', r.currency, 'from', to_char(r.from_month, 'YYYY-MM'),
             'rates', r.rates, 'givenAt', r.given_at, 'givenBy', r.given_by) order by r.currency, r.from_month)
            from usage_rate r where r.meter_id = m.meter_id), '[]') as later,
         array(select distinct to_char(u.month, 'YYYY-MM') from usage_month u where u.meter_id = m.meter_id
                order by 1) as "ratedMonths"
    from usage_meter m where m.meter_id = $1`;
const one = statement('usage.meter', oneText);
const locked = statement('usage.meterLocked', `${oneText} for update of m`);

interface Row extends Meter {
  readonly rates: Readonly<Record<string, KeptRates>>;
  readonly later: readonly {
    readonly currency: string;
    readonly from: string;
    readonly rates: KeptRates;
    readonly givenAt: string;
    readonly givenBy: string;
  }[];
  readonly ratedMonths: readonly string[];
}

function withRates({ rates, later, ...meter }: Row): MeterWithRates {
  const first = Object.entries(rates).map(
    ([currency, kept]): RatePeriod => ({
      currency,
      from: null,
      steps: stepsOf(kept),
      givenAt: null,
      givenBy: null,
    }),
  );
  const given = later.map(
    ({ currency, from, rates: kept, givenAt, givenBy }): RatePeriod => ({
      currency: currency.trim(),
      from,
      steps: stepsOf(kept),
      givenAt: new Date(givenAt),
      givenBy,
    }),
  );
  const byTime = (a: RatePeriod, b: RatePeriod) =>
    a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : (a.from ?? '') < (b.from ?? '') ? -1 : 1;
  return { ...meter, periods: [...first, ...given].toSorted(byTime) };
}

function stepsOf(rates: KeptRates): RateStep[] {
  return Object.entries(rates)
    .map(([from, rate]) => ({ from, rate }))
    .toSorted((a, b) => Number(a.from) - Number(b.from));
}

export async function findMeter(db: Database, meterId: string): Promise<MeterWithRates | undefined> {
  const row = await db.maybe<Row>(scope, one, [meterId]);
  return row && withRates(row);
}

const holdRating = statement(
  'usage.holdRating',
  `select pg_advisory_xact_lock(hashtextextended('usage rating', 130))`,
);

/** Nobody else changes its rates, and nothing is rated, before this transaction ends. */
export function lockMeter(tx: Tx, meterId: string): Promise<MeterWithRates | undefined> {
  return tx.within(scope, async (all) => {
    await all.rows(holdRating);
    const row = await all.maybe<Row>(locked, [meterId]);
    return row && withRates(row);
  });
}

const count = statement(
  'usage.meterChanged',
  'update usage_meter set version = version + 1 where meter_id = $1',
);
const save = statement(
  'usage.saveRate',
  `
  insert into usage_rate (meter_id, currency, from_month, rates, given_at, given_by) values ($1, $2, $3, $4, $5, $6)
  on conflict (meter_id, currency, from_month) do update set
    rates = excluded.rates, given_at = excluded.given_at, given_by = excluded.given_by`,
);
const remove = statement(
  'usage.removeRate',
  'delete from usage_rate where meter_id = $1 and currency = $2 and from_month = $3',
);

export interface RateKey {
  readonly meterId: string;
  readonly currency: string;
  readonly month: string;
}

export function saveRate(
  tx: Tx,
  { meterId, currency, month }: RateKey,
  given: { readonly steps: readonly RateStep[]; readonly at: Date; readonly by: string },
): Promise<void> {
  const rates = JSON.stringify(Object.fromEntries(given.steps.map(({ from, rate }) => [from, rate])));
  return tx.within(scope, async (all) => {
    await all.run(save, [meterId, currency, `${month}-01`, rates, given.at, given.by]);
    await all.run(count, [meterId]);
  });
}

export function removeRate(tx: Tx, { meterId, currency, month }: RateKey): Promise<void> {
  return tx.within(scope, async (all) => {
    await all.run(remove, [meterId, currency, `${month}-01`]);
    await all.run(count, [meterId]);
  });
}
