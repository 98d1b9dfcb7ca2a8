import { defineTexts } from '../../i18n/index.ts';
import { changesTexts } from './texts/changes.ts';
import { consentsTexts } from './texts/consents.ts';
import { doorTexts } from './texts/door.ts';
import { licenseChangesTexts } from './texts/license-changes.ts';
import { licensesTexts } from './texts/licenses.ts';
import { newPersonTexts } from './texts/new-person.ts';
import { peopleTexts } from './texts/people.ts';
import { staffTexts } from './texts/staff.ts';

export const texts = defineTexts({
  en: {
    ...peopleTexts.en,
    ...newPersonTexts.en,
    ...changesTexts.en,
    ...consentsTexts.en,
    ...licenseChangesTexts.en,
    ...licensesTexts.en,
    ...staffTexts.en,
    ...doorTexts.en,
  },
  es: {
    ...peopleTexts.es,
    ...newPersonTexts.es,
    ...changesTexts.es,
    ...consentsTexts.es,
    ...licenseChangesTexts.es,
    ...licensesTexts.es,
    ...staffTexts.es,
    ...doorTexts.es,
  },
  ru: {
    ...peopleTexts.ru,
    ...newPersonTexts.ru,
    ...changesTexts.ru,
    ...consentsTexts.ru,
    ...licenseChangesTexts.ru,
    ...licensesTexts.ru,
    ...staffTexts.ru,
    ...doorTexts.ru,
  },
});
