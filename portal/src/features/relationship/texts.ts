import { defineTexts } from '../../i18n/index.ts';
import { invitationTexts } from './texts/invitation.ts';
import { linksTexts } from './texts/links.ts';
import { ownPartnersTexts } from './texts/own-partners.ts';
import { ownServicesTexts } from './texts/own-services.ts';
import { relationshipTexts } from './texts/relationship.ts';
import { requestTexts } from './texts/request.ts';
import { supportTexts } from './texts/support.ts';

export const texts = defineTexts({
  en: {
    ...requestTexts.en,
    ...linksTexts.en,
    ...invitationTexts.en,
    ...ownPartnersTexts.en,
    ...ownServicesTexts.en,
    ...supportTexts.en,
    ...relationshipTexts.en,
  },
  es: {
    ...requestTexts.es,
    ...linksTexts.es,
    ...invitationTexts.es,
    ...ownPartnersTexts.es,
    ...ownServicesTexts.es,
    ...supportTexts.es,
    ...relationshipTexts.es,
  },
  ru: {
    ...requestTexts.ru,
    ...linksTexts.ru,
    ...invitationTexts.ru,
    ...ownPartnersTexts.ru,
    ...ownServicesTexts.ru,
    ...supportTexts.ru,
    ...relationshipTexts.ru,
  },
});
