import { Refusal } from '../../errors/refusal.ts';
import type { GroupDraft } from './model.ts';

export const groupNameMax = 100;
export const groupDescriptionMax = 500;
/** One change adds or removes at most so many people. */
export const membersMax = 500;

/** A name as it is kept: trimmed, single blanks. */
export function tidied({ name, description }: GroupDraft): GroupDraft {
  return {
    name: name.replace(/\s+/g, ' ').trim(),
    description: description?.trim() || null,
  };
}

export function checkGroup({ name, description }: GroupDraft): Refusal | null {
  const usable =
    name.length >= 1 && name.length <= groupNameMax && (description?.length ?? 0) <= groupDescriptionMax;
  return usable ? null : new Refusal('group-name-form', { most: groupNameMax });
}

/** A group that gives people roles at customers is unmapped first, so that nobody loses access by accident. */
export function checkDeletion(mappedIn: number): Refusal | null {
  return mappedIn === 0 ? null : new Refusal('group-in-use', { count: mappedIn });
}
