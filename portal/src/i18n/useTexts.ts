import { useTranslation } from 'react-i18next';
import { i18n } from './setup.ts';
import type { EnglishTexts, TextKey, Texts, TextValues } from './texts.ts';

type Arguments<English extends EnglishTexts, Key extends string> = keyof TextValues<
  English,
  Key
> extends never
  ? []
  : [values: TextValues<English, Key>];

export interface Translate<English extends EnglishTexts> {
  <Key extends TextKey<English>>(key: Key, ...values: Arguments<English, Key>): string;
  /** A text whose key is only known when running, such as a status from the server. */
  find(key: string, values?: Record<string, string | number>): string | undefined;
}

export interface FeatureTexts<English extends EnglishTexts> {
  /** In components: follows the chosen language. */
  (): Translate<English>;
  /** Outside components, for the language chosen now. */
  now: Translate<English>;
}

/** Fills the plural forms a file may leave out, so that no count falls back to English. */
function withOptionalForms(texts: Readonly<Record<string, string | undefined>>, from: string, to: string) {
  const complete: Record<string, string | undefined> = { ...texts };
  for (const key of Object.keys(texts)) {
    if (!key.endsWith(from)) continue;
    complete[key.slice(0, -from.length) + to] ??= texts[key];
  }
  return complete;
}

/**
 * Makes texts available under a feature's name and returns the hook its
 * components use: `const useText = featureTexts('customer', texts)`.
 */
export function featureTexts<const English extends EnglishTexts>(
  feature: string,
  texts: Texts<English>,
): FeatureTexts<English> {
  i18n.addResourceBundle('en', feature, texts.en, false, true);
  i18n.addResourceBundle('es', feature, withOptionalForms(texts.es, '_other', '_many'), false, true);
  i18n.addResourceBundle('ru', feature, withOptionalForms(texts.ru, '_many', '_other'), false, true);

  const now = ((key: string, values?: Record<string, string | number>) =>
    i18n.t(key, { ns: feature, ...values })) as unknown as Translate<English>;
  now.find = (key, values) =>
    i18n.exists(key, { ns: feature, ...values }) ? i18n.t(key, { ns: feature, ...values }) : undefined;

  const useText = () => {
    useTranslation(feature, { i18n });
    return now;
  };
  return Object.assign(useText, { now });
}
