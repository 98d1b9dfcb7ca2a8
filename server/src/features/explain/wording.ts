import type { Role } from '../../access/caller.ts';
import { roleNames } from '../../access/role-names.ts';
import type { Language } from '../../errors/sentence.ts';
import { fillSentence } from '../../errors/sentence.ts';
import { findRole } from '../delegation/index.ts';
import type { Check } from './model.ts';
import { kindNames, reasonTexts } from './texts.ts';

/** A check as a sentence for the reader. */
export function sentenceOfCheck({ because, facts }: Check, language: Language): string {
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const readable = Object.entries(facts).map(([name, value]) => {
    if (value instanceof Date) return [name, dates.format(value)];
    if (typeof value === 'string') return [name, kindNames[language][value] ?? value];
    return [
      name,
      listed(
        value.map((one) => nameOf(one, language)),
        language,
        held.has(name),
      ),
    ];
  });
  return fillSentence(reasonTexts[language][because] ?? because, Object.fromEntries(readable));
}

function nameOf(key: string, language: Language): string {
  return roleNames[language][key as Role] ?? findRole(key)?.name[language] ?? kindNames[language][key] ?? key;
}

/** What somebody has is joined by “and”, what would do by “or”. */
const held = new Set(['roles', 'heldRoles', 'locations']);

function listed(names: readonly string[], language: Language, all: boolean): string {
  return new Intl.ListFormat(language, { type: all ? 'conjunction' : 'disjunction' }).format(names);
}
