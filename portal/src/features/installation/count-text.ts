import type { Format } from '../../i18n/index.ts';

/** A number that stops counting at its bound: `100+`. */
export const countText = (
  { count, more }: { readonly count: number; readonly more?: boolean | undefined },
  format: Pick<Format, 'number'>,
): string => (more ? `${format.number(count)}+` : format.number(count));
