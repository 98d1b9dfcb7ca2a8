import type { Problem } from './model.ts';
import { characters, isReadable, refused, warned } from './problem.ts';
import { genericInternetEndings, legalForms, legalFormsInOtherScripts } from './tables/company-names.ts';

const field = 'companyName';
const lengthMax = 256;

/** Company names as C21 wants them: letters of every script, but something that names a company. */
export function checkCompanyName(name: string | undefined): readonly Problem[] {
  const text = tidy(name ?? '');
  if (text === '') return [refused(field, 'company-name-missing')];
  if (!isReadable(text)) return [refused(field, 'company-name-unreadable')];
  if (characters(text).length === 1) return [refused(field, 'company-name-one-character')];
  if (!/[\p{L}\p{N}]/u.test(text)) return [refused(field, 'company-name-special-characters')];
  if (isLegalFormOnly(text)) return [refused(field, 'company-name-legal-form', { name: text })];
  if (text.length > lengthMax) return [refused(field, 'company-name-long', { max: lengthMax })];
  return warningsOf(text);
}

/** Tabs and runs of blanks count as one blank; nothing else is changed. */
function tidy(name: string): string {
  return name.replace(/\s+/gu, ' ').trim();
}

function warningsOf(text: string): readonly Problem[] {
  const warnings: Problem[] = [];
  const ending = internetEndingOf(text);
  if (ending) warnings.push(warned(field, 'company-name-internet-ending', { ending }));
  if (isOneCharacterRepeated(text)) warnings.push(warned(field, 'company-name-repeated-character'));
  if (isSingleCharacters(text)) warnings.push(warned(field, 'company-name-single-characters'));
  return warnings;
}

/** Words of a name without the punctuation that legal forms are written with. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.·'’`"“”„«»״׳]/gu, '')
    .split(/[\s,;&+/\-()（）]+/u)
    .filter((word) => word !== '');
}

export function isLegalForm(word: string): boolean {
  return legalForms.has(word) || legalFormsInOtherScripts.has(word);
}

/** `Pty Ltd`, `GmbH & Co. KG` and `S. r. l.` alike: each word is one, or they make one together. */
function isLegalFormOnly(text: string): boolean {
  const words = nameWords(text);
  return words.length > 0 && (words.every(isLegalForm) || isLegalForm(words.join('')));
}

/** `.com` in a name is probably a web address; `.de` may be part of a registered name. */
function internetEndingOf(text: string): string | undefined {
  for (const word of text.toLowerCase().split(/[\s,;()/]+/u)) {
    const ending = /[\p{L}\p{N}]\.([a-z]+)[.!?:]*$/u.exec(word)?.[1];
    if (ending && genericInternetEndings.has(ending)) return `.${ending}`;
  }
  return undefined;
}

function isOneCharacterRepeated(text: string): boolean {
  const all = characters(text.toLowerCase());
  return all.length >= 3 && all.every((one) => one === all[0]);
}

function isSingleCharacters(text: string): boolean {
  const words = text.split(' ');
  return words.length > 1 && words.every((word) => characters(word).length === 1);
}
