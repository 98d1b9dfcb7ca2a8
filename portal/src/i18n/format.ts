export type Moment = string | number | Date;

export interface Format {
  /** A calendar date. Dates of the product are UTC (domain rules 3.0), so no time zone shifts them. */
  date(value: Moment): string;
  /** A point in time, in UTC and saying so. */
  dateTime(value: Moment): string;
  /** The same point in time in the reader's own time zone, and saying so. */
  dateTimeHere(value: Moment): string;
  number(value: number): string;
  /** Money with the currency's own number of decimals; unknown currencies keep their code. */
  money(amount: number, currency: string): string;
  /** 0.153 → 15.3 % */
  percent(share: number): string;
  /** 3725 seconds → 1:02:05 */
  duration(seconds: number): string;
  list(items: readonly string[]): string;
  /** A country's name from its two-letter code. */
  country(code: string): string;
  compare(a: string, b: string): number;
}

/** What stands where a date or number is missing or unreadable. */
export const nothing = '–';

export function formatFor(locale: string): Format {
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const minutes = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const;
  const times = new Intl.DateTimeFormat(locale, { ...minutes, timeZone: 'UTC' });
  const timesHere = new Intl.DateTimeFormat(locale, minutes);
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const order = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });

  const moment = (format: Intl.DateTimeFormat, value: Moment) => {
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? nothing : format.format(date);
  };

  return {
    date: (value) => moment(dates, value),
    dateTime: (value) => moment(times, value),
    dateTimeHere: (value) => moment(timesHere, value),
    number: (value) => numbers.format(value),
    money: (amount, currency) => {
      try {
        return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
      } catch {
        return `${numbers.format(amount)} ${currency}`.trim();
      }
    },
    percent: (share) => percents.format(share),
    duration: (seconds) => {
      const whole = Math.max(0, Math.floor(seconds));
      const two = (part: number) => String(part).padStart(2, '0');
      const hours = Math.floor(whole / 3600);
      const minutes = Math.floor(whole / 60) % 60;
      return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
    },
    list: (items) => lists.format(items),
    country: (code) => {
      try {
        // Everything else here is written with ё.
        return (countries.of(code) ?? code).replace('единенн', 'единённ');
      } catch {
        return code;
      }
    },
    compare: (a, b) => order.compare(a, b),
  };
}
