/** Boxes of a selection: everybody, somebody or nobody has it (C77). */
export type Held = 'all' | 'some' | 'none';

export function heldBy(holders: number, people: number): Held {
  return holders === 0 ? 'none' : holders >= people ? 'all' : 'some';
}

/** What was chosen for a license; absent: the box was left alone, and each person stays as is. */
export type Choices = Readonly<Record<string, boolean>>;

/** What a click on a box makes of it: mixed boxes can be brought back to mixed. */
export function toggled(held: Held, choice: boolean | undefined): boolean | undefined {
  if (held === 'all') return choice === undefined ? false : undefined;
  if (held === 'none') return choice === undefined ? true : undefined;
  return choice === undefined ? true : choice ? false : undefined;
}

export function shownAs(held: Held, choice: boolean | undefined): boolean | 'mixed' {
  if (choice !== undefined) return choice;
  return held === 'some' ? 'mixed' : held === 'all';
}

export function changesIn(choices: Choices): { readonly assign: string[]; readonly revoke: string[] } {
  const chosen = (wanted: boolean) =>
    Object.entries(choices)
      .filter(([, choice]) => choice === wanted)
      .map(([skuId]) => skuId);
  return { assign: chosen(true), revoke: chosen(false) };
}
