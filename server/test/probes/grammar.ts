import type { TSchema } from 'typebox';
import type { Chance } from './random.ts';

/** As much of JSON Schema as inputs are described with. */
interface Described {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly items?: Described;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Described[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const texts = [
  '',
  ' ',
  'a',
  'Contoso',
  'Ñandú & Söhne <b>',
  'Общество',
  '日本',
  '\u0000',
  '\ud800',
  '\u202e',
  "'; drop table tenant; --",
  '%00',
  '{{id}}',
  '../../etc/passwd',
  '__proto__',
  'null',
  '1e999',
  '=1+1',
  'x'.repeat(300),
  'y'.repeat(5000),
  'true',
  '-1',
  '2026-02-30',
  'P1Y',
];
const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  '',
  [],
  {},
  [[[]]],
  { a: { b: { c: {} } } },
  [null],
  'text',
];

/** A value that a schema describes, mostly; sometimes one that it does not. */
export function valueFor(
  schema: TSchema | Described,
  chance: Chance,
  ids: readonly string[],
  depth = 0,
): unknown {
  const of = schema as Described;
  if (depth > 8 || chance.once(25)) return chance.pick(odd);
  if (of.anyOf) return valueFor(chance.pick(of.anyOf), chance, ids, depth + 1);
  if (of.enum) return chance.once(8) ? chance.pick(texts) : chance.pick(of.enum);
  switch (of.type) {
    case 'object':
      return objectOf(of, chance, ids, depth);
    case 'array':
      return Array.from({ length: chance.once(40) ? 400 : chance.below(4) }, () =>
        valueFor(of.items ?? {}, chance, ids, depth + 1),
      );
    case 'integer':
    case 'number':
      return numberOf(of, chance);
    case 'boolean':
      return chance.once(2);
    case 'string':
      return textOf(of, chance, ids);
    default:
      return chance.pick(odd);
  }
}

function objectOf(of: Described, chance: Chance, ids: readonly string[], depth: number): object {
  const out: Record<string, unknown> = {};
  const required = new Set(of.required ?? []);
  for (const [name, member] of Object.entries(of.properties ?? {})) {
    if (required.has(name) ? chance.once(12) : chance.once(2)) continue;
    const spelled = chance.once(10) ? (name[0] as string).toUpperCase() + name.slice(1) : name;
    out[spelled] = valueFor(member, chance, ids, depth + 1);
  }
  if (chance.once(10))
    out[chance.pick(['links', 'attributes', 'nobodyKnows', 'constructor'])] = chance.pick(odd);
  return out;
}

function numberOf({ minimum = -10, maximum = 1000 }: Described, chance: Chance): number {
  if (chance.once(6))
    return chance.pick([minimum - 1, minimum, maximum, maximum + 1, 0, 0.1, -0, 2 ** 31, 2 ** 53]);
  const top = Math.min(maximum, minimum + 1000);
  return minimum + chance.below(Math.max(1, top - minimum));
}

function textOf({ format }: Described, chance: Chance, ids: readonly string[]): string {
  if (chance.once(6)) return chance.pick(texts);
  if (format === 'uuid') return chance.pick(ids);
  if (format === 'date-time' || format === 'date')
    return chance.pick([
      '2026-11-21T00:00:00Z',
      '2026-11-30',
      '0001-01-01T00:00:00',
      '9999-12-31T23:59:59Z',
      '2027-01-31T12:00:00.1234567Z',
    ]);
  return chance.once(3)
    ? chance.pick(ids)
    : chance.pick([...texts.slice(2, 7), 'US', 'USD', 'P1Y', 'monthly', 'admin@contoso.example']);
}

/** What a client may put in a segment of an address, or in a parameter. */
export function segmentOf(chance: Chance, ids: readonly string[]): string {
  return chance.once(4) ? chance.pick(texts).slice(0, 390) || 'x' : chance.pick(ids);
}
