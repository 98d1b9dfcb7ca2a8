import type { ImportProblem } from './import-model.ts';
import type { ImportProblemCode } from './import-problem-texts.ts';
import type { Localized } from './model.ts';

const intMax = 2_147_483_647;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const price = /^\d{1,13}(\.\d{1,4})?$/;

export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** `Small business`, `small_business` and `smallBusiness` are the same name. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/**
 * Reads the fields of one record of a file, whatever the case of their names, and collects what
 * is wrong with them: every problem of a row is reported at once.
 */
export class RecordReader {
  readonly row: number;
  identifier: string;
  readonly problems: ImportProblem[];
  readonly #fields = new Map<string, unknown>();
  #usable = true;

  constructor(record: object, row: number, problems: ImportProblem[], identifier = '') {
    this.row = row;
    this.identifier = identifier;
    this.problems = problems;
    for (const [name, value] of Object.entries(record)) {
      if (value !== null && value !== undefined && value !== '') this.#fields.set(nameKey(name), value);
    }
  }

  /** False once a field was refused: the row is left out. */
  get usable(): boolean {
    return this.#usable;
  }

  refuse(code: ImportProblemCode, params: ImportProblem['params'] = {}): void {
    this.#usable = false;
    this.warn(code, params);
  }

  /** The row falls with a part of it whose problems are reported already. */
  leaveOut(): void {
    this.#usable = false;
  }

  warn(code: ImportProblemCode, params: ImportProblem['params'] = {}): void {
    this.problems.push({ row: this.row, identifier: this.identifier, code, params });
  }

  value(field: string): unknown {
    return this.#fields.get(nameKey(field));
  }

  text(field: string, preset = ''): string {
    const value = this.value(field);
    if (value === undefined || typeof value === 'object') return preset;
    // PostgreSQL cannot hold U+0000.
    return String(value).replaceAll('\0', '').trim();
  }

  required(field: string, code: ImportProblemCode = 'missing-field'): string {
    const text = this.text(field);
    if (text === '') this.refuse(code, { field });
    return text;
  }

  /** A text, or texts by language. */
  localized(field: string): Localized {
    const value = this.value(field);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const texts = Object.entries(value).filter(
        ([key, text]) => /^(en|es|ru)$/.test(key) && typeof text === 'string' && text.trim() !== '',
      );
      return Object.fromEntries(
        texts.map(([key, text]) => [key, (text as string).replaceAll('\0', '').trim()]),
      );
    }
    const text = this.text(field);
    return text === '' ? {} : { en: text };
  }

  integer(field: string, preset: number): number {
    const value = this.value(field);
    if (value === undefined) return preset;
    const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= intMax)
      return number;
    this.refuse('wrong-number', { field, value: shown(value) });
    return preset;
  }

  boolean(field: string, preset: boolean): boolean {
    const text = this.text(field).toLowerCase();
    if (text === '') return preset;
    if (['true', 'yes', '1'].includes(text)) return true;
    if (['false', 'no', '0'].includes(text)) return false;
    this.refuse('unknown-value', { field, value: shown(text), allowed: 'true, false' });
    return preset;
  }

  /** A list, or a text with its items separated by semicolons, commas or blanks. */
  list(field: string): string[] | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    const items = Array.isArray(value) ? value : String(value).split(/[;,\s]+/);
    return items
      .filter((item) => typeof item === 'string')
      .map((item) => item.replaceAll('\0', '').trim())
      .filter(Boolean);
  }

  oneOf<T extends string>(
    field: string,
    allowed: readonly T[],
    preset: T | null,
    code: ImportProblemCode = 'unknown-value',
  ): T {
    const text = this.text(field);
    if (text === '' && preset !== null) return preset;
    const found = allowed.find((one) => nameKey(one) === nameKey(text));
    if (found !== undefined) return found;
    if (text === '') this.refuse('missing-field', { field });
    else this.refuse(code, { field, value: shown(text), allowed: allowed.join(', ') });
    return allowed[0] as T;
  }

  guid(field: string): string {
    const text = this.required(field);
    if (text !== '' && !isGuid(text)) this.refuse('wrong-guid', { field, value: shown(text) });
    return text;
  }

  /** Exact decimal as text; numbers of JSON keep the digits they were written with. */
  price(field: string): string | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    const text = decimal(value);
    if (text === undefined) this.refuse('wrong-price', { field, value: shown(value) });
    return text;
  }

  quantityLimits(): { minimum: number; maximum: number } {
    const minimum = this.integer('minimumQuantity', this.integer('minimum', 1));
    const maximum = this.integer('maximumQuantity', this.integer('maximum', 10_000_000));
    if (minimum > maximum) this.refuse('limits-crossed', { minimum, maximum });
    return { minimum, maximum };
  }
}

export function decimal(value: unknown): string | undefined {
  const text = String(value).trim();
  if (!price.test(text)) return undefined;
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Values in problems are for the eye: cut, and never an object. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
