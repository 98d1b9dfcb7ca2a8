/** An answer that is JSON already. */
export class WrittenJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Writes rows of one shape as JSON, more than twice as fast as `JSON.stringify`: the shape is written once,
 * with gaps for the members, and each row fills them. For the longest and most read lists. The shape must
 * use the members as they are, as values or inside longer texts, and decide nothing by them.
 */
export function rowWriter<K extends string>(
  members: readonly K[],
  shape: (row: Readonly<Record<K, string>>) => object,
): (row: Readonly<Record<K, string>>) => string {
  const gaps = Object.fromEntries(members.map((name) => [name, `{{${name}}}`])) as Record<K, string>;
  // Fixed text at even places, the name of a member at odd ones.
  const [start = '', ...rest] = JSON.stringify(shape(gaps)).split(/\{\{(\w+)\}\}/);
  const parts = rest
    .filter((_, n) => n % 2 === 0)
    .map((name, n) => ({ member: members.indexOf(name as K), after: rest[2 * n + 1] as string }));
  return (row) => {
    const values = members.map((name) => insideQuotes(row[name]));
    let text = start;
    for (const { member, after } of parts) text += values[member] + after;
    return text;
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON has to escape
const toEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

function insideQuotes(value: string): string {
  return toEscape.test(value) ? JSON.stringify(value).slice(1, -1) : value;
}
