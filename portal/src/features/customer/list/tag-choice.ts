import type { CustomerTag } from './calls.ts';

export interface Tagged {
  readonly id: string;
  readonly companyName: string;
  readonly tags: readonly CustomerTag[];
}

/** What is asked for each tag; those not named stay as they are with each customer. */
export type TagMarks = ReadonlyMap<string, boolean>;

/** How many of the customers carry a tag, as a check box shows it. */
export function markOf(tagId: string, customers: readonly Tagged[], marks: TagMarks): boolean | 'mixed' {
  const asked = marks.get(tagId);
  if (asked !== undefined) return asked;
  const carriers = customers.filter(({ tags }) => tags.some(({ id }) => id === tagId)).length;
  return carriers === 0 ? false : carriers === customers.length ? true : 'mixed';
}

/** The tags to choose from: those the customers carry, then those found, each once. */
export function offeredTags(
  customers: readonly Tagged[],
  found: readonly CustomerTag[],
  search: string,
): CustomerTag[] {
  const wanted = search.trim().toLocaleLowerCase();
  const carried = customers
    .flatMap(({ tags }) => tags)
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return [...new Map([...carried, ...found].map((tag) => [tag.id, tag])).values()];
}

/** What changes for somebody: a mark that says what all of them have anyway is no change. */
export function changeOf(customers: readonly Tagged[], marks: TagMarks) {
  const changing = [...marks].filter(([id, on]) => markOf(id, customers, new Map()) !== on);
  return {
    assign: changing.filter(([, on]) => on).map(([id]) => id),
    unassign: changing.filter(([, on]) => !on).map(([id]) => id),
  };
}
