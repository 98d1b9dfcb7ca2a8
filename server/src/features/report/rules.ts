import { inputRefusal } from '../../errors/input-refusal.ts';
import type { ODataFilter } from '../../platform/odata/index.ts';
import type { GroupLevel, ReportQuestion, ReportSource, ResellerActivity } from './model.ts';

/** Preset and highest number of rows of one answer (conventions 11). */
export const rowsMax = 10_000;
const monthsUntilChurned = 6;

export interface ReportWishes {
  readonly narrowed: ODataFilter | undefined;
  readonly groups: readonly string[];
  readonly level: GroupLevel | undefined;
  readonly sorted: readonly { readonly field: string; readonly descending: boolean }[];
  readonly top: number | undefined;
  readonly skip: number | undefined;
}

function refuseAsked(field: string, allowed?: readonly string[]): never {
  const problem = allowed
    ? ({ field, problem: 'not-allowed', allowed } as const)
    : ({ field, problem: 'not-allowed' } as const);
  throw inputRefusal([problem], 'parameter-invalid');
}

/** Fields that a filter compares. */
export function fieldsOf(filter: ODataFilter | undefined): readonly string[] {
  if (!filter) return [];
  return 'parts' in filter ? filter.parts.flatMap(fieldsOf) : [filter.field];
}

/** The fields of a comma-separated list in their own spelling; unknown ones are refused. */
export function groupsOf(source: ReportSource, text: string | undefined): readonly string[] {
  const given = (text ?? '').split(',').map((one) => one.trim());
  const known = Object.keys(source.fields).filter((field) => !source.sums.includes(field));
  const groups = given
    .filter((one) => one !== '')
    .map(
      (one) =>
        known.find((field) => field.toLowerCase() === one.toLowerCase()) ?? refuseAsked('groupby', known),
    );
  return [...new Set(groups)];
}

/** Chooses the view that can answer, the smaller one where it does, and settles order and page. */
export function questionOf(source: ReportSource, wishes: ReportWishes): ReportQuestion {
  const { narrowed, groups, level, top, skip } = wishes;
  const grouped = groups.length > 0;
  if (level && !groups.some((field) => source.fields[field] === 'date')) refuseAsked('aggregationLevel');
  const shown = grouped ? [...groups, ...source.sums] : Object.keys(source.fields);
  const sorted = wishes.sorted.map((one) =>
    shown.includes(one.field) ? one : refuseAsked('orderby', shown),
  );
  const last = (grouped ? groups : source.sortedBy).filter(
    (field) => !sorted.some((one) => one.field === field),
  );
  const needed = [...groups, ...fieldsOf(narrowed)];
  const { totals } = source;
  const small = grouped && totals !== undefined && needed.every((field) => totals.fields.includes(field));
  return {
    view: small ? totals.view : source.view,
    top: Math.min(top || rowsMax, rowsMax),
    skip: skip ?? 0,
    asked: {
      ...(narrowed ? { narrowed } : {}),
      ...(grouped
        ? {
            groups: groups.map((field) => ({
              field,
              ...(source.fields[field] === 'date' && level ? { level } : {}),
            })),
            sums: source.sums,
          }
        : {}),
      sorted: [...sorted, ...last.map((field) => ({ field, descending: false }))],
    },
  };
}

/** Part of a whole as a whole number of percent: clients hold it as an integer (conventions 7.1). */
export function percentOf(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(100, Math.round((part / whole) * 100));
}

/**
 * New: its first transaction is of this month. Churned: none in six months, the current one left out (section 8).
 * Transacting: one this month; active: one in the last six months; idle: never any.
 */
export function activityOf(
  firstMonth: string | null,
  lastMonth: string | null,
  thisMonth: string,
): ResellerActivity {
  if (firstMonth === null || lastMonth === null) return 'idle';
  if (firstMonth >= thisMonth) return 'new';
  if (lastMonth >= thisMonth) return 'transacting';
  return lastMonth >= monthsBack(thisMonth, monthsUntilChurned) ? 'active' : 'churned';
}

/** `2026-11` and so many months before it. */
export function monthsBack(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 - count, 1)).toISOString().slice(0, 7);
}

export interface Figures {
  readonly subscriptions: number;
  readonly licenses: number;
  readonly known: number;
  readonly assigned: number;
  readonly used: number;
}

/** What stood at the end of each month: the figures of now, less what came after. Oldest first. */
export function monthsOf(
  now: Figures,
  changes: readonly ({ readonly month: string } & Figures)[],
  thisMonth: string,
  count: number,
): readonly ({ readonly month: string } & Figures)[] {
  const byMonth = new Map(changes.map((one) => [one.month, one]));
  let standing = now;
  const months = Array.from({ length: count }, (_, back) => {
    const month = monthsBack(thisMonth, back);
    const { subscriptions, licenses, known, assigned, used } = standing;
    const row = { month, subscriptions, licenses, known, assigned, used };
    const change = byMonth.get(month);
    if (change)
      standing = {
        subscriptions: subscriptions - change.subscriptions,
        licenses: licenses - change.licenses,
        known: known - change.known,
        assigned: assigned - change.assigned,
        used: used - change.used,
      };
    return row;
  });
  return months.reverse();
}
