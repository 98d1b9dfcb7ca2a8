import { inputRefusal } from '../../errors/input-refusal.ts';

/** What a field of a filter holds: decides how its values are read and compared. */
export type FilterFieldType = 'text' | 'exact' | 'guid' | 'date' | 'number' | 'flag';

export type FilterComparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'contains';

/** A filter as read: comparisons of known fields with values of their type, joined by `and` and `or`. */
export type ODataFilter =
  | { readonly is: 'and' | 'or'; readonly parts: readonly ODataFilter[] }
  | {
      readonly is: FilterComparison;
      readonly field: string;
      readonly type: FilterFieldType;
      readonly value: string;
    };

export type FilterFields = Readonly<Record<string, FilterFieldType>>;

const lexeme =
  /\s*(?:(?<text>'(?:[^']|'')*'|"(?:[^"]|"")*")|(?<sign>[(),])|(?<any>\w+\/any\(\s*\w+\s*:\s*\w+\/(?<member>\w+))|(?<word>[^\s(),'"]+))/gy;
const comparisons: readonly FilterComparison[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'contains'];
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const depthMax = 20;
const lengthMax = 4000;

interface Lexeme {
  readonly kind: 'text' | 'sign' | 'word' | 'any';
  readonly value: string;
}

/**
 * Reads an OData filter (conventions 11): `a eq 'x' and (b ne 2 or contains(c,'y'))`, dates bare or inside
 * `cast('…',Edm.DateTimeOffset)`, members of lists as `team/any(t:t/email eq 'x')`. What it does not know it
 * refuses with 3000 rather than leaving it out.
 */
export function readODataFilter(
  text: string | undefined,
  fields: FilterFields,
  parameter: string,
): ODataFilter | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const refuseIt = (): never => refuseParameter(parameter);
  if (text.length > lengthMax) return refuseIt();
  const lexemes = lexemesOf(text) ?? refuseIt();
  let at = 0;
  const next = () => lexemes[at];
  const isWord = (wanted: string) => next()?.kind === 'word' && next()?.value.toLowerCase() === wanted;
  const take = (): Lexeme => lexemes[at++] ?? refuseIt();
  const takeSign = (wanted: string) => {
    const one = take();
    if (one.kind !== 'sign' || one.value !== wanted) refuseIt();
  };

  function joined(is: 'or' | 'and', part: (depth: number) => ODataFilter, depth: number): ODataFilter {
    const parts = [part(depth)];
    while (isWord(is)) {
      at += 1;
      parts.push(part(depth));
    }
    return parts.length === 1 ? (parts[0] as ODataFilter) : { is, parts };
  }
  const either = (depth: number): ODataFilter =>
    depth > depthMax ? refuseIt() : joined('or', (deeper) => joined('and', single, deeper), depth);

  function single(depth: number): ODataFilter {
    const first = take();
    if (first.kind === 'sign' && first.value === '(') {
      const inner = either(depth + 1);
      takeSign(')');
      return inner;
    }
    if (first.kind === 'any') {
      const inner = compared(first.value);
      takeSign(')');
      return inner;
    }
    if (first.kind !== 'word') return refuseIt();
    if (first.value.toLowerCase() === 'contains' && next()?.value === '(') {
      at += 1;
      const field = take().value;
      takeSign(',');
      const found = comparison('contains', field, take());
      takeSign(')');
      return found;
    }
    return compared(first.value);
  }

  function compared(field: string): ODataFilter {
    const word = take().value.toLowerCase();
    const is = comparisons.find((one) => one === word) ?? refuseIt();
    return comparison(is, field, operand());
  }

  function operand(): Lexeme {
    const one = take();
    if (one.kind !== 'word' || one.value.toLowerCase() !== 'cast' || next()?.value !== '(') return one;
    at += 1;
    const value = take();
    takeSign(',');
    take();
    takeSign(')');
    return value;
  }

  function comparison(is: FilterComparison, given: string, { kind, value }: Lexeme): ODataFilter {
    const field =
      Object.keys(fields).find((name) => name.toLowerCase() === given.toLowerCase()) ?? refuseIt();
    const type = fields[field] as FilterFieldType;
    const fits =
      is === 'contains' ? type === 'text' : ['eq', 'ne'].includes(is) || type === 'date' || type === 'number';
    const read = kind === 'sign' || !fits ? undefined : readValue(type, value);
    return read === undefined ? refuseIt() : { is, field, type, value: read };
  }

  const read = either(0);
  return at < lexemes.length ? refuseIt() : read;
}

function refuseParameter(field: string): never {
  throw inputRefusal([{ field, problem: 'wrong-form' }], 'parameter-invalid');
}

function lexemesOf(text: string): Lexeme[] | undefined {
  const found: Lexeme[] = [];
  let end = 0;
  for (const match of text.trim().matchAll(lexeme)) {
    end = match.index + match[0].length;
    const { text: quoted, sign, any, member, word } = match.groups as Record<string, string | undefined>;
    if (quoted !== undefined) {
      const quote = quoted[0] as string;
      found.push({ kind: 'text', value: quoted.slice(1, -1).replaceAll(quote + quote, quote) });
    } else if (any !== undefined) found.push({ kind: 'any', value: `${any.split('/')[0]}/${member}` });
    else if (sign !== undefined) found.push({ kind: 'sign', value: sign });
    else found.push({ kind: 'word', value: word as string });
  }
  return end === text.trim().length ? found : undefined;
}

function readValue(type: FilterFieldType, value: string): string | undefined {
  switch (type) {
    case 'guid':
      return guid.test(value) ? value.toLowerCase() : undefined;
    case 'flag':
      return /^(true|false)$/i.test(value) ? value.toLowerCase() : undefined;
    case 'number':
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? value : undefined;
    case 'date': {
      const known = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(
        value,
      );
      const zoned = /[T ].*(Z|[+-]\d{2}:\d{2})$/.test(value) || value.length === 10 ? value : `${value}Z`;
      const instant = known
        ? new Date(zoned.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'))
        : new Date(Number.NaN);
      return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
    }
    default:
      return value.includes('\0') ? undefined : value;
  }
}

/** `createdDateTime desc,name`: fields in their own spelling, each with its direction. */
export function readODataOrder(
  text: string | undefined,
  fields: readonly string[],
  parameter: string,
): readonly { readonly field: string; readonly descending: boolean }[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', direction = 'asc', ...more] = one.split(/\s+/);
      const field = fields.find((known) => known.toLowerCase() === name.toLowerCase());
      if (!field || more.length > 0 || !/^(asc|desc)$/i.test(direction)) return refuseParameter(parameter);
      return { field, descending: direction.toLowerCase() === 'desc' };
    });
}
