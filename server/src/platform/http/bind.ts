import type { InputProblem } from '../../errors/input-problems.ts';

/**
 * Reads what clients send into what a schema declares (conventions 7.2): names ignore case,
 * the last non-null duplicate wins, unknown members are dropped, null and the minimum date
 * mean "not supplied", enumerations come in any spelling. Collects every problem instead of
 * stopping at the first.
 */
export interface Bound {
  readonly value: unknown;
  readonly problems: readonly InputProblem[];
}

/** The part of JSON Schema that route inputs use. */
interface InputSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, InputSchema>>;
  readonly required?: readonly string[];
  readonly items?: InputSchema;
  readonly enum?: readonly string[];
  readonly additionalProperties?: InputSchema | boolean;
  readonly patternProperties?: Readonly<Record<string, InputSchema>>;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly default?: unknown;
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function bind(schema: object, input: unknown, root = ''): Bound {
  const problems: InputProblem[] = [];
  const value = bindValue(schema as InputSchema, input, root, problems);
  return { value, problems };
}

function bindValue(schema: InputSchema, input: unknown, at: string, problems: InputProblem[]): unknown {
  if (input === null || input === undefined) return schema.default;
  // A schema of an enumeration alone names no type.
  if (schema.enum) return bindEnum(schema.enum, input, at, problems);
  switch (schema.type) {
    case 'object':
      return bindObject(schema, input, at, problems);
    case 'array':
      return bindArray(schema, input, at, problems);
    case 'string':
      return bindText(schema, input, at, problems);
    case 'integer':
    case 'number':
      return bindNumber(schema, input, at, problems);
    case 'boolean':
      return bindBoolean(input, at, problems);
    default:
      return canBeKeptWhole(input) ? input : reject(problems, at, 'wrong-form');
  }
}

function bindObject(schema: InputSchema, input: unknown, at: string, problems: InputProblem[]): unknown {
  if (typeof input !== 'object' || Array.isArray(input)) {
    problems.push({ field: at || 'body', problem: 'not-object' });
    return undefined;
  }
  const free = schema.additionalProperties ?? Object.values(schema.patternProperties ?? {})[0];
  if (!schema.properties && typeof free === 'object') return bindMap(free, input as object, at, problems);
  const given = membersIgnoringCase(input as object);
  const required = new Set(schema.required ?? []);
  const out: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const field = at ? `${at}.${name}` : name;
    const value = bindValue(member, given.get(name.toLowerCase()), field, problems);
    if (value !== undefined) out[name] = value;
    else if (required.has(name) && !problems.some((one) => one.field === field)) {
      problems.push({ field, problem: 'missing' });
    }
  }
  return out;
}

function membersIgnoringCase(input: object): Map<string, unknown> {
  const members = new Map<string, unknown>();
  for (const [name, value] of Object.entries(input)) {
    const key = name.toLowerCase();
    if (value !== null && value !== undefined) members.set(key, value);
    else if (!members.has(key)) members.set(key, null);
  }
  return members;
}

function bindMap(schema: InputSchema, input: object, at: string, problems: InputProblem[]): unknown {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const field = `${at}.${key}`;
    const bound = canBeKept(key)
      ? bindValue(schema, value, field, problems)
      : reject(problems, field.toWellFormed(), 'wrong-form');
    if (bound !== undefined && key !== '__proto__') out[key] = bound;
  }
  return out;
}

function bindArray(schema: InputSchema, input: unknown, at: string, problems: InputProblem[]): unknown {
  if (!Array.isArray(input)) {
    problems.push({ field: at, problem: 'not-list' });
    return undefined;
  }
  if (schema.minItems !== undefined && input.length < schema.minItems)
    problems.push({ field: at, problem: 'too-short' });
  if (schema.maxItems !== undefined && input.length > schema.maxItems) {
    problems.push({ field: at, problem: 'too-long' });
    return undefined;
  }
  return input
    .map((item, index) => bindValue(schema.items ?? {}, item, `${at}[${index}]`, problems))
    .filter((item) => item !== undefined);
}

function bindText(schema: InputSchema, input: unknown, at: string, problems: InputProblem[]): unknown {
  if (typeof input === 'object') return reject(problems, at, 'not-text');
  const text = String(input);
  if (!canBeKept(text)) return reject(problems, at, 'wrong-form');
  if (schema.format === 'uuid') {
    if (text === '') return undefined;
    return guid.test(text) ? text.toLowerCase() : reject(problems, at, 'not-guid');
  }
  if (schema.format === 'date-time' || schema.format === 'date') return bindDate(text, at, problems);
  if (schema.minLength !== undefined && text.trim().length < schema.minLength) {
    return reject(problems, at, text.trim() === '' ? 'missing' : 'too-short');
  }
  if (schema.maxLength !== undefined && text.length > schema.maxLength)
    return reject(problems, at, 'too-long');
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)) {
    return reject(problems, at, 'wrong-form');
  }
  return text;
}

/** PostgreSQL holds neither U+0000 nor half of a pair of surrogates; no name or address contains one. */
function canBeKept(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The same of whatever is taken as it comes: written as JSON, both are escaped. */
function canBeKeptWhole(input: unknown): boolean {
  return !/(?<!\\)(\\\\)*\\u(0000|d[89a-f][0-9a-f]{2})/.test(JSON.stringify(input) ?? '');
}

/** A date without a zone is UTC (conventions 7.1); .NET's unset date counts as absent. */
function bindDate(text: string, at: string, problems: InputProblem[]): string | undefined {
  if (text.startsWith('0001-01-01')) return undefined;
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?(\.\d{1,9})?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text);
  if (!parts) return reject(problems, at, 'not-date');
  const fraction = parts[3] ?? '';
  const time = (parts[2] ?? '00:00:00').replace(fraction, '');
  const instant = new Date(`${parts[1]}T${time}${fraction.slice(0, 4)}${parts[4] ?? 'Z'}`);
  return Number.isNaN(instant.getTime()) ? reject(problems, at, 'not-date') : instant.toISOString();
}

function bindNumber(schema: InputSchema, input: unknown, at: string, problems: InputProblem[]): unknown {
  const number = typeof input === 'string' && input.trim() !== '' ? Number(input) : input;
  const whole = schema.type === 'integer';
  if (typeof number !== 'number' || !Number.isFinite(number) || (whole && !Number.isSafeInteger(number))) {
    return reject(problems, at, 'not-number');
  }
  if (schema.minimum !== undefined && number < schema.minimum) return reject(problems, at, 'too-small');
  if (schema.maximum !== undefined && number > schema.maximum) return reject(problems, at, 'too-large');
  return number;
}

function bindBoolean(input: unknown, at: string, problems: InputProblem[]): unknown {
  if (typeof input === 'boolean') return input;
  const text = String(input).toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : reject(problems, at, 'not-boolean');
}

/** `OneTime`, `one_time`, `oneTime`, `one time` and the value's number are all the same value. */
function bindEnum(allowed: readonly string[], input: unknown, at: string, problems: InputProblem[]): unknown {
  const wanted = enumKey(String(input));
  const byName = allowed.find((value) => enumKey(value) === wanted);
  if (byName !== undefined) return byName;
  const byNumber = /^\d+$/.test(wanted) ? allowed[Number(wanted)] : undefined;
  if (byNumber !== undefined) return byNumber;
  if (wanted === '' || wanted === 'unknown' || wanted === 'none') return undefined;
  problems.push({ field: at, problem: 'not-allowed', allowed });
  return undefined;
}

function enumKey(value: string): string {
  return value.toLowerCase().replace(/[\s_-]/g, '');
}

function reject(problems: InputProblem[], field: string, problem: InputProblem['problem']): undefined {
  problems.push({ field, problem });
  return undefined;
}
