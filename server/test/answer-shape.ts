/** As much of JSON Schema as answers are described with. */
export interface Described {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly allOf?: readonly Described[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly additionalProperties?: boolean | Described;
  readonly patternProperties?: Readonly<Record<string, Described>>;
}

/** Everything in which a value differs from its description: also members that it does not name. */
export function differences(value: unknown, described: Described | undefined, at: string): string[] {
  if (!described) return [];
  if (described.anyOf) return nearest(described.anyOf.map((one) => differences(value, one, at)));
  if (described.allOf) return differences(value, together(described.allOf), at);
  if (described.const !== undefined && value !== described.const)
    return [`${at} is ${written(value)}, not ${written(described.const)}`];
  if (described.enum && !described.enum.includes(value))
    return [`${at} is ${written(value)}, none of ${described.enum.map(written).join(', ')}`];
  switch (described.type) {
    case 'array':
      if (!Array.isArray(value)) return [`${at} is no list: ${written(value)}`];
      return described.items
        ? value.flatMap((item, index) => differences(item, described.items, `${at}[${index}]`))
        : [];
    case 'object':
      return objectDifferences(value, described, at);
    case 'string':
      return typeof value === 'string'
        ? formDifferences(value, described.format, at)
        : wrong(value, described, at);
    case 'integer':
      return Number.isSafeInteger(value) ? [] : wrong(value, described, at);
    case 'number':
      return Number.isFinite(value) ? [] : wrong(value, described, at);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong(value, described, at);
    case 'null':
      return value === null ? [] : wrong(value, described, at);
    default:
      return [];
  }
}

function objectDifferences(value: unknown, described: Described, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(value, described, at);
  const members = described.properties ?? {};
  const others = described.patternProperties
    ? Object.values(described.patternProperties)[0]
    : described.additionalProperties;
  const open = others !== undefined && others !== false;
  // An object of which nothing is said may hold anything.
  if (!described.properties && !open) return [];
  return [
    ...(described.required ?? [])
      .filter((name) => !(name in value))
      .map((name) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, member]) => {
      const own = members[name];
      if (own) return differences(member, own, `${at}.${name}`);
      if (!open) return [`${at}.${name} is not described`];
      return typeof others === 'object' ? differences(member, others, `${at}.${name}`) : [];
    }),
  ];
}

const forms: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?Z$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

function formDifferences(value: string, format: string | undefined, at: string): string[] {
  const form = format === undefined ? undefined : forms[format];
  return form && !form.test(value) ? [`${at} has not the form ${format}: ${written(value)}`] : [];
}

function together(parts: readonly Described[]): Described {
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((one) => one.properties)),
    required: parts.flatMap((one) => one.required ?? []),
  };
}

function nearest(tries: readonly string[][]): string[] {
  return tries.reduce((best, one) => (one.length < best.length ? one : best));
}

function wrong(value: unknown, { type }: Described, at: string): string[] {
  return [`${at} is no ${type}: ${written(value)}`];
}

function written(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
