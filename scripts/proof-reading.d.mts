export interface Proof {
  readonly title: string;
  readonly ids: readonly string[];
  readonly skippable: boolean;
}
export function idsOf(title: string): string[];
export function proofsIn(source: string): Proof[];
export function unproven(
  tests: readonly { readonly titles: readonly string[]; readonly state: string }[],
): string[];
