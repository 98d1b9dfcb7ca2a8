const grouped = /^-?\d{1,3}(?:[\s\u00a0\u202f.,'’]\d{3})+$/;

/**
 * Reads what a person types as a whole number. Separators between groups of
 * three are passed over, in any language; `1.5` is not read as anything.
 */
export function parseWhole(text: string): number | undefined {
  const trimmed = text.trim();
  const digits = grouped.test(trimmed) ? trimmed.replace(/[^\d-]/g, '') : trimmed;
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** The next value up or down; from nothing, the first one allowed. */
export function stepped(value: number | undefined, by: number, { min, max }: Bounds): number {
  const next = value === undefined ? (min ?? 0) : value + by;
  return Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, next));
}
