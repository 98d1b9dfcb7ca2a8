/** A part of a whole, with where its piece of the picture begins and how long it is, in per cent. */
export interface Piece<Part> {
  readonly part: Part;
  readonly start: number;
  readonly length: number;
}

/**
 * Pieces of a bar of the length 100. A part that is not nothing stays visible: it gets `lengthMin` at
 * least, and the larger ones give way in proportion.
 */
export function pieces<Part extends { readonly count: number }>(
  parts: readonly Part[],
  lengthMin = 1,
): Piece<Part>[] {
  const present = parts.filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  const wanted = present.map(({ count }) => Math.max((count / total) * 100, lengthMin));
  const sum = wanted.reduce((whole, length) => whole + length, 0);
  let start = 0;
  return present.map((part, place) => {
    const length = ((wanted[place] ?? 0) / sum) * 100;
    const piece = { part, start, length };
    start += length;
    return piece;
  });
}
