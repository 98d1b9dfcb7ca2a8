import type { ErrorName } from './error-codes.ts';
import { errorCodes } from './error-codes.ts';

/** What fills the placeholders of a refusal's sentence. */
export type RefusalParameters = Readonly<Record<string, string | number>>;

export type Language = 'en' | 'es' | 'ru';

/** Fills a sentence's `{placeholders}`; one that is not given is left out rather than shown raw. */
export function fillSentence(text: string, parameters: RefusalParameters): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}

/** The sentence of a refusal in the reader's language, at most 1,024 characters (domain rules 8). */
export function sentenceOf(reason: ErrorName, parameters: RefusalParameters, language: Language): string {
  const text = fillSentence(errorCodes[reason][language], parameters);
  return text.length > 1024 ? `${text.slice(0, 1023)}…` : text;
}

/** `es-ES` → `es`; anything the product has no texts for reads English (conventions 4). */
export function languageOf(locale: string | undefined): Language {
  const tag = locale?.slice(0, 2).toLowerCase();
  return tag === 'es' || tag === 'ru' ? tag : 'en';
}
