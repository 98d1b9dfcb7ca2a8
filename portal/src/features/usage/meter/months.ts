/** Months around one: from so many away, so many of them, the oldest first. */
export function monthsFrom(month: string, away: number, count: number): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, place) =>
    new Date(Date.UTC(year, number - 1 + away + place, 1)).toISOString().slice(0, 7),
  );
}
