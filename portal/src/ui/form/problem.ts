/** What is wrong with an entry. A warning does not keep anyone from going on. */
export type Problem = string | { readonly level: 'error' | 'warning'; readonly text: string };

export const warning = (text: string): Problem => ({ level: 'warning', text });

export const textOf = (problem: Problem): string => (typeof problem === 'string' ? problem : problem.text);

export const isError = (problem: Problem | undefined): boolean =>
  problem !== undefined && (typeof problem === 'string' || problem.level === 'error');

export type Problems<Values> = { readonly [Name in keyof Values]?: Problem | undefined };

/** The names of a form's fields whose check says error. */
export function namesInError<Values>(problems: Problems<Values>): (keyof Values & string)[] {
  return (Object.keys(problems) as (keyof Values & string)[]).filter((name) => isError(problems[name]));
}

/**
 * Sorts the server's messages to the form's fields. A server name is looked up
 * in `aliases`, then by itself, then by its last part without regard to case:
 * `billingProfile.defaultAddress.PostalCode` finds `postalCode`.
 */
export function problemsByField<Values extends object>(
  fromServer: Readonly<Record<string, readonly string[]>>,
  values: Values,
  aliases: Readonly<Record<string, keyof Values & string>> = {},
): { fields: Partial<Record<keyof Values & string, string>>; others: string[] } {
  const names = Object.keys(values) as (keyof Values & string)[];
  const fields: Partial<Record<keyof Values & string, string>> = {};
  const others: string[] = [];
  for (const [serverName, messages] of Object.entries(fromServer)) {
    const last = serverName
      .split(/[./]/)
      .pop()
      ?.replace(/\[\d+\]$/, '')
      .toLowerCase();
    const name =
      aliases[serverName] ??
      names.find((candidate) => candidate === serverName) ??
      names.find((candidate) => candidate.toLowerCase() === last);
    if (name === undefined) others.push(...messages);
    else fields[name] = [fields[name], ...messages].filter(Boolean).join(' ');
  }
  return { fields, others };
}
