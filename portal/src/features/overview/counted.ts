import type { Format } from '../../i18n/index.ts';
import type { Counted } from './calls.ts';

/** A bounded count as people write it: `1,000+`. */
export function countText({ count, more }: Pick<Counted, 'count' | 'more'>, format: Format): string {
  return more ? `${format.number(count)}+` : format.number(count);
}

/** The page behind a number, as links of the portal want it. */
export function targetOf(to: string): { to: string; search: Record<string, string> } {
  const [path = '/', query = ''] = to.split('?');
  return { to: path, search: Object.fromEntries(new URLSearchParams(query)) };
}
