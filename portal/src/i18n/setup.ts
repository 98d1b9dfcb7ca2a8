import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, preferredLanguage } from './languages.ts';

const memory = 'twotier.language';

function remembered(): string | null {
  try {
    return localStorage.getItem(memory);
  } catch {
    return null; // Storage may be switched off; the browser's language then decides.
  }
}

const browserLanguages = typeof navigator === 'undefined' ? [] : navigator.languages;

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: preferredLanguage(remembered(), browserLanguages),
  fallbackLng: 'en',
  resources: {},
  // Keys are flat and texts may hold full stops and colons.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
  react: { useSuspense: false },
});

export function currentLanguage(): Language {
  return preferredLanguage(i18n.language, []);
}

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(memory, language);
  } catch {
    // The choice still holds until the page is closed.
  }
  void i18n.changeLanguage(language);
}
