/** The part of JSON Schema that bodies of requests use. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}

export interface WrongValue {
  /** As the answer has to name it: `lineItems[0].quantity`. */
  readonly field: string;
  /** A body that is wrong in this one place. */
  readonly input: unknown;
  readonly isEnum: boolean;
}

/** For every member that a schema declares: a body with a value of another type there. */
export function wrongValues(schema: object): WrongValue[] {
  return wrongWithin(schema as Schema, '');
}

function wrongWithin(schema: Schema, at: string): WrongValue[] {
  const isEnum = schema.enum !== undefined;
  const own = at === '' ? [] : [{ field: at, input: wrongFor(schema), isEnum }];
  if (schema.items)
    return [...own, ...wrongWithin(schema.items, `${at}[0]`).map((one) => ({ ...one, input: [one.input] }))];
  const map = mapOf(schema);
  if (map) return [...own, { field: `${at}.any`, input: { any: wrongFor(map) }, isEnum: false }];
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    wrongWithin(member, at === '' ? name : `${at}.${name}`).map((one) => ({
      ...one,
      input: { [name]: one.input },
    })),
  );
  return [...own, ...members];
}

function mapOf({ patternProperties, additionalProperties, properties }: Schema): Schema | undefined {
  if (properties) return undefined;
  const free = additionalProperties ?? Object.values(patternProperties ?? {})[0];
  return typeof free === 'object' ? free : undefined;
}

function wrongFor({ type, enum: allowed, format, items, properties }: Schema): unknown {
  if (allowed) return 'no such value';
  if (items || properties) return 'text';
  if (format === 'uuid') return 'no-guid';
  if (format?.startsWith('date')) return 'soon';
  if (type === 'integer' || type === 'number') return 'many';
  if (type === 'boolean') return 'perhaps';
  if (type === 'object') return 'text';
  return { text: 'in an object' };
}

/** Whether a schema reads a member: `lineItems[].renewsTo.termDuration`, whatever the case of its names. */
export function declares(schema: object, path: string): boolean {
  let at: Schema | undefined = schema as Schema;
  for (const step of path.split('.')) {
    const name = step.replace('[]', '').toLowerCase();
    at = Object.entries(at?.properties ?? {}).find(([own]) => own.toLowerCase() === name)?.[1];
    if (step.endsWith('[]') && at) at = at.items;
    if (!at) return false;
  }
  return true;
}

/**
 * Members that lines of the published list name: `LineItems[].Quantity* int`, `LineItems[] {Status, OfferId}`,
 * `RenewsTo {TermDuration P1M|P1Y}`, `Product {id, name}`. Whole resources and headers are left out.
 */
export function membersOfBody(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !/^(whole|full|header|empty|other|AutoRenewEnabled must)\b/i.test(line))
    .flatMap((line) => {
      const [, name = '', rest = ''] = /^([A-Za-z[\].*]+)(.*)$/.exec(line) ?? [];
      const path = name.replaceAll('*', '').split('.').map(lowerFirst).join('.');
      const within = /^\s*(?:\[\]\s*)?\{([^{}]*)\}/.exec(rest)?.[1];
      const list = /^\s*\[\]/.test(rest) && !path.endsWith('[]') ? '[]' : '';
      const members = within?.split(',').map((each) => lowerFirst(each.trim().split(/\s/)[0] ?? '')) ?? [];
      return [path, ...members.map((member) => `${path}${list}.${member}`)];
    })
    .filter((path) => path !== '');
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
