import { defineTexts } from '../../i18n/index.ts';
import { approvalTexts } from './texts/approval.ts';
import { changesTexts } from './texts/changes.ts';
import { draftTexts } from './texts/draft.ts';
import { endingTexts } from './texts/ending.ts';
import { grantsTexts } from './texts/grants.ts';
import { legacyTexts } from './texts/legacy.ts';
import { linkTexts } from './texts/link.ts';
import { listTexts } from './texts/list.ts';
import { recordTexts } from './texts/record.ts';
import { servicesTexts } from './texts/services.ts';

export const texts = defineTexts({
  en: {
    ...listTexts.en,
    ...recordTexts.en,
    ...draftTexts.en,
    ...linkTexts.en,
    ...changesTexts.en,
    ...endingTexts.en,
    ...legacyTexts.en,
    ...approvalTexts.en,
    ...grantsTexts.en,
    ...servicesTexts.en,
  },
  es: {
    ...listTexts.es,
    ...recordTexts.es,
    ...draftTexts.es,
    ...linkTexts.es,
    ...changesTexts.es,
    ...endingTexts.es,
    ...legacyTexts.es,
    ...approvalTexts.es,
    ...grantsTexts.es,
    ...servicesTexts.es,
  },
  ru: {
    ...listTexts.ru,
    ...recordTexts.ru,
    ...draftTexts.ru,
    ...linkTexts.ru,
    ...changesTexts.ru,
    ...endingTexts.ru,
    ...legacyTexts.ru,
    ...approvalTexts.ru,
    ...grantsTexts.ru,
    ...servicesTexts.ru,
  },
});
