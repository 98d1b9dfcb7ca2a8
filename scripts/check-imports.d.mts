/** Every import in the working tree that the ladder forbids, one line each. */
export function offencesInTree(): string[];
