/** A source of chance that can be repeated: one seed, one sequence. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  /** Happens in one of so many cases. */
  once(inSoMany: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (from) => {
      if (from.length === 0) throw new Error('nothing to choose from');
      return from[below(from.length)] as (typeof from)[number];
    },
    once: (inSoMany) => below(inSoMany) === 0,
  };
}

/** An id of the same form that belongs to nothing. */
export function unknownLike(id: string, chance: Chance): string {
  const hex = /^[0-9a-f-]{36}$/i.test(id);
  return id.replace(/[0-9a-z]/gi, (sign) => {
    if (/\d/.test(sign)) return String(1 + chance.below(9));
    const letters = hex ? 'abcdef' : 'abcdefghjkmnpqrstuvwxyz';
    const letter = letters[chance.below(letters.length)] as string;
    return sign === sign.toUpperCase() ? letter.toUpperCase() : letter;
  });
}

/** Of one thing among many that are done side by side: its own sequence, whatever the others do. */
export function chanceAt(seed: number, place: number): Chance {
  return chanceOf(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b));
}
