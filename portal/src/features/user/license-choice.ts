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

/** Services that were switched off, by license; a license that is absent keeps what each person has. */
export type ServicesOff = Readonly<Record<string, readonly string[]>>;

export interface LicenseChoice {
  readonly assign: string[];
  readonly revoke: string[];
  readonly servicesOff: { skuId: string; planIds: string[] }[];
}

/** Touching the services of a license that everybody has is a change as well. */
export function changesIn(choices: Choices, off: ServicesOff = {}): LicenseChoice {
  const chosen = (wanted: boolean) =>
    Object.entries(choices)
      .filter(([, choice]) => choice === wanted)
      .map(([skuId]) => skuId);
  const touched = Object.keys(off).filter((skuId) => choices[skuId] !== false);
  return {
    assign: [...new Set([...chosen(true), ...touched])],
    revoke: chosen(false),
    servicesOff: touched.map((skuId) => ({ skuId, planIds: [...(off[skuId] ?? [])] })),
  };
}
