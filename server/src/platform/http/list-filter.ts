import { refuse } from '../../errors/refusal.ts';

/** A simple filter of the contract (conventions 10); names and operators without regard to case. */
export interface ListFilter {
  readonly field: string;
  readonly value: string;
  readonly operator: string;
}

/** Reads the `filter` parameter. Compound filters and foreign fields are refused with 3000. */
export function readFilter(
  text: string | undefined,
  allowed: Readonly<Record<string, readonly string[]>>,
): ListFilter | null {
  if (text === undefined || text.trim() === '') return null;
  const given = parse(text);
  const field = Object.keys(allowed).find((name) => same(name, given.field));
  const operator = field && allowed[field]?.find((name) => same(name, given.operator));
  if (!field || !operator || typeof given.value !== 'string') return refuseFilter();
  return { field, value: given.value, operator };
}

function parse(text: string): { field?: unknown; value?: unknown; operator?: unknown } {
  try {
    const object: unknown = JSON.parse(text);
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return {};
    return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));
  } catch {
    return {};
  }
}

function same(name: string, given: unknown): boolean {
  const key = (value: string) => value.toLowerCase().replace(/[_\s]/g, '');
  return typeof given === 'string' && key(name) === key(given);
}

function refuseFilter(): never {
  return refuse('parameter-invalid', { problems: 'filter' }, [{ field: 'filter', message: 'filter' }]);
}
