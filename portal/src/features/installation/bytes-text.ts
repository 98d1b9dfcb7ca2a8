import type { Format } from '../../i18n/index.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** 805_306_368 → 805 MB. Units are written alike in all languages of the portal. */
export function bytesText(bytes: number, format: Pick<Format, 'number'>): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** step;
  return `${format.number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} ${units[step]}`;
}
