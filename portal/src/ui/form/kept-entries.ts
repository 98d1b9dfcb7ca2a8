// What was typed into a long form, by the form's name. It outlives the page, so
// that an expired session does not cost a person the work, but not the visit.
const kept = new Map<string, unknown>();

export const keptEntries = <Values>(name: string): Values | undefined => kept.get(name) as Values | undefined;

export function keepEntries(name: string, values: unknown): void {
  kept.set(name, values);
}

export function forgetEntries(name: string): void {
  kept.delete(name);
}

/** On sign-out: the next person at this screen must not find them. */
export function forgetAllEntries(): void {
  kept.clear();
}
