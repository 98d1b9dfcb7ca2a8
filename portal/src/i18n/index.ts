export { type Format, type Moment, nothing } from './format.ts';
export { languageName } from './language-name.ts';
export { type Language, languageNames, languages, locales } from './languages.ts';
export { chooseLanguage, currentLanguage, i18n } from './setup.ts';
export { defineTexts, type Texts } from './texts.ts';
export { useFormat } from './useFormat.ts';
export { featureTexts, type Translate } from './useTexts.ts';
