import { defineTexts } from '../../../i18n/index.ts';
import { catalogTexts } from './topics/catalog.ts';
import { customersTexts } from './topics/customers.ts';
import { delegationTexts } from './topics/delegation.ts';
import { installationTexts } from './topics/installation.ts';
import { partnersTexts } from './topics/partners.ts';
import { peopleTexts } from './topics/people.ts';
import { purchasesTexts } from './topics/purchases.ts';
import { referralsTexts } from './topics/referrals.ts';
import { serviceTexts } from './topics/service.ts';
import { signInTexts } from './topics/sign-in.ts';
import { transfersTexts } from './topics/transfers.ts';
import { webhooksTexts } from './topics/webhooks.ts';

/** One file of `topics/` for each part of the product. `op_…`: what was done; keys with a full stop are operations of the access table that were refused. `on_…`: to what. */
export const texts = defineTexts({
  en: {
    ...customersTexts.en,
    ...delegationTexts.en,
    ...peopleTexts.en,
    ...signInTexts.en,
    ...partnersTexts.en,
    ...purchasesTexts.en,
    ...transfersTexts.en,
    ...catalogTexts.en,
    ...referralsTexts.en,
    ...serviceTexts.en,
    ...webhooksTexts.en,
    ...installationTexts.en,
  },
  es: {
    ...customersTexts.es,
    ...delegationTexts.es,
    ...peopleTexts.es,
    ...signInTexts.es,
    ...partnersTexts.es,
    ...purchasesTexts.es,
    ...transfersTexts.es,
    ...catalogTexts.es,
    ...referralsTexts.es,
    ...serviceTexts.es,
    ...webhooksTexts.es,
    ...installationTexts.es,
  },
  ru: {
    ...customersTexts.ru,
    ...delegationTexts.ru,
    ...peopleTexts.ru,
    ...signInTexts.ru,
    ...partnersTexts.ru,
    ...purchasesTexts.ru,
    ...transfersTexts.ru,
    ...catalogTexts.ru,
    ...referralsTexts.ru,
    ...serviceTexts.ru,
    ...webhooksTexts.ru,
    ...installationTexts.ru,
  },
});
