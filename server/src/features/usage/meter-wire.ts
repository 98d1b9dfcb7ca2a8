import type { UsageMeter, UsageMeterRow } from '../../../../contract/usage-meter.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { Meter, MeterInMonth, MeterWithRates, RatePeriod } from './meter-model.ts';
import { ratedMonthTouched, stateOfPeriod } from './meter-rules.ts';

function factsOf({ meterId: id, name, category, subcategory, region, unit, included, effectiveDate }: Meter) {
  return { id, name, category, subcategory, region, unit, included, effectiveDate };
}

export function meterRowToWire(
  one: MeterInMonth,
  { currency, month }: { readonly currency: string; readonly month: string },
): UsageMeterRow {
  const { since, changesIn, steps } = one;
  return present({ ...factsOf(one), currency, month, steps: [...steps], since, changesIn }) as UsageMeterRow;
}

export function meterToWire(meter: MeterWithRates, now: Date): UsageMeter {
  const { periods, ratedMonths, version } = meter;
  const periodToWire = (period: RatePeriod) =>
    present({
      from: period.from,
      steps: [...period.steps],
      state: stateOfPeriod(period, periods, now),
      // What counted from the beginning is followed by other rates, never replaced.
      changeable: period.from !== null && ratedMonthTouched(meter, period.currency, period.from) === null,
      givenAt: period.givenAt && instant(period.givenAt),
      givenBy: period.givenBy,
    });
  const byCurrency = Map.groupBy(periods, ({ currency }) => currency);
  return present({
    ...factsOf(meter),
    ratedThrough: ratedMonths.at(-1),
    currencies: [...byCurrency].map(([currency, own]) => ({ currency, periods: own.map(periodToWire) })),
    attributes: { etag: String(version) },
  }) as UsageMeter;
}
