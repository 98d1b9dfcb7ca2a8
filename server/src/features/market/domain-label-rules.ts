import type { Problem } from './model.ts';
import { isLegalForm, nameWords } from './name-rules.ts';
import { refused } from './problem.ts';
import { transliterate } from './tables/transliteration.ts';

const field = 'domain';

/** Longest label in front of the cloud's suffix (D21). */
export const domainLabelMax = 27;

/** The part of a new customer's domain that is chosen: letters and digits, permanent once taken (D21). */
export function checkDomainLabel(label: string | undefined): readonly Problem[] {
  const text = (label ?? '').trim();
  if (text === '') return [refused(field, 'domain-missing', { max: domainLabelMax })];
  if (!/^[A-Za-z0-9]+$/.test(text)) return [refused(field, 'domain-characters')];
  if (text.length > domainLabelMax) return [refused(field, 'domain-long', { max: domainLabelMax })];
  return /^\d/.test(text) ? [refused(field, 'domain-starts-with-digit')] : [];
}

/**
 * Labels for a company, best first, all of them valid and different: the name without blanks and
 * legal forms, shorter ones, then numbered ones for when the good ones are taken. A name in a script
 * that has no transliteration here gets a neutral label with a number that is the same each time.
 */
export function proposeDomainLabels(companyName: string, count = 5): readonly string[] {
  const words = plainWords(companyName);
  const whole = words.join('');
  const base = whole === '' ? `company${numberOf(companyName)}` : whole;
  const [first = '', second = ''] = words;
  const initials = words.map((word) => word[0]).join('');
  const candidates = [
    base,
    first,
    first + second,
    initials.length > 1 ? initials : '',
    `${first === '' ? base : first}online`,
    `${first === '' ? base : first}cloud`,
    ...Array.from({ length: count }, (_, index) => numbered(base, index + 2)),
  ];
  const labels = candidates.map(asLabel).filter((label) => label.length > 1);
  return [...new Set(labels)].slice(0, Math.max(1, count));
}

/** What to offer when a label is taken: the same one with numbers behind it. */
export function alternativesTo(label: string, count = 3): readonly string[] {
  const [base] = [...proposeDomainLabels(label, 1)] as [string];
  return Array.from({ length: count }, (_, index) => numbered(base, index + 2));
}

function plainWords(companyName: string): string[] {
  const words = withoutLegalForms(nameWords(companyName))
    .flatMap((word) => transliterate(word).split(/\s+/))
    .filter((word) => word !== '');
  return words;
}

/** Takes legal forms from both ends, also those written in several words, but never all that there is. */
function withoutLegalForms(words: readonly string[]): readonly string[] {
  for (const length of [4, 3, 2, 1]) {
    if (words.length <= length) continue;
    if (isLegalForm(words.slice(-length).join(''))) return withoutLegalForms(words.slice(0, -length));
    if (length === 1 && isLegalForm(words[0] as string)) return withoutLegalForms(words.slice(1));
  }
  return words;
}

function asLabel(text: string): string {
  const label = /^\d/.test(text) ? `co${text}` : text;
  return label.slice(0, domainLabelMax);
}

function numbered(base: string, number: number): string {
  const suffix = String(number);
  return asLabel(base).slice(0, domainLabelMax - suffix.length) + suffix;
}

function numberOf(name: string): number {
  let number = 0;
  for (const letter of name) number = (number * 31 + (letter.codePointAt(0) as number)) % 9000;
  return number + 1000;
}
