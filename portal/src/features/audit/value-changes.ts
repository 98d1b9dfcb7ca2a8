export interface ValueChange {
  /** Path of the member: `BillingProfile.City`. */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Members of a resource as flat paths; what is no JSON object is shown whole, under no name. */
function membersOf(text: string | undefined): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  if (text === undefined || text === '') return members;
  try {
    collect(JSON.parse(text), '', members);
  } catch {
    members.set('', text);
  }
  return members;
}

function collect(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    into.set(path, value === null ? '' : String(value));
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const at = Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    collect(member, at, into);
  }
}

/** A resource before and after, member by member, in the order of the later one. */
export function valueChanges(before: string | undefined, after: string | undefined): readonly ValueChange[] {
  const old = membersOf(before);
  const present = membersOf(after);
  const fields = [...new Set([...present.keys(), ...old.keys()])];
  return fields.map((field) => ({ field, before: old.get(field), after: present.get(field) }));
}
