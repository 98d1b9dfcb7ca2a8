/** `2026-11`, in UTC. */
export function monthOf(instant: Date): string {
  return instant.toISOString().slice(0, 7);
}

/** `2026-11` and -1 → `2026-10`. */
export function monthAway(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return monthOf(new Date(Date.UTC(year, number - 1 + months, 1)));
}

/** From its first instant to that of the next month, exclusive. */
export function spanOf(month: string): { readonly from: Date; readonly before: Date } {
  return { from: new Date(`${month}-01T00:00:00Z`), before: new Date(`${monthAway(month, 1)}-01T00:00:00Z`) };
}
