import { refuse } from '../../errors/refusal.ts';

/** Limits of C30. */
export const tagNameMax = 50;
export const tagsPerCustomerMax = 150;

/** A tag's name without blanks around and doubled ones inside; refuses none, and one too long. */
export function tagName(typed: string): string {
  const name = typed.trim().replace(/\s+/g, ' ');
  // Characters, as people and the database count them.
  const { length } = [...name];
  return length > 0 && length <= tagNameMax ? name : refuse('tag-name-invalid', { limit: tagNameMax });
}

/** What a request asks for, each tag once: what is both assigned and taken off is taken off. */
export function settled(wanted: {
  readonly assign: readonly string[];
  readonly unassign: readonly string[];
}) {
  const unassign = [...new Set(wanted.unassign)];
  return { assign: [...new Set(wanted.assign)].filter((id) => !unassign.includes(id)), unassign };
}
