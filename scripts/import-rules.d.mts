/** The features, top to bottom. */
export const ladder: readonly string[];
/** Every offence in the given files (path → text), as `file:line what → what: why`. */
export function offences(files: ReadonlyMap<string, string>): string[];
