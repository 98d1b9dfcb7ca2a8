import { formatFor } from '../portal/src/i18n/format.ts';
import { i18n, type Language } from '../portal/src/i18n/index.ts';
import { locales } from '../portal/src/i18n/languages.ts';
import type { EnglishTexts, TextKey, Texts, TextValues } from '../portal/src/i18n/texts.ts';
import '../portal/src/features/agreement/text.ts';
import '../portal/src/features/application/text.ts';
import '../portal/src/features/cart/text.ts';
import '../portal/src/features/catalog/price/text.ts';
import '../portal/src/features/catalog/text.ts';
import '../portal/src/features/catalog/upkeep/text.ts';
import '../portal/src/features/customer/list/text.ts';
import '../portal/src/features/customer/text.ts';
import '../portal/src/features/delegation/text.ts';
import '../portal/src/features/enrollment/text.ts';
import '../portal/src/features/group/text.ts';
import '../portal/src/features/identity-provider/text.ts';
import '../portal/src/features/ending/text.ts';
import '../portal/src/features/invitation/text.ts';
import '../portal/src/features/location/text.ts';
import '../portal/src/features/margin/text.ts';
import '../portal/src/features/onboarding/text.ts';
import '../portal/src/features/overview/text.ts';
import '../portal/src/features/partner-agreement/text.ts';
import '../portal/src/features/partner/text.ts';
import '../portal/src/features/partnership/text.ts';
import '../portal/src/features/program/text.ts';
import '../portal/src/features/verification/text.ts';
import '../portal/src/features/security/text.ts';
import '../portal/src/features/business-profile/text.ts';
import '../portal/src/features/referral/text.ts';
import '../portal/src/features/relationship/text.ts';
import '../portal/src/features/session/text.ts';
import '../portal/src/features/subscription/text.ts';
import '../portal/src/features/customer-permission/text.ts';
import '../portal/src/features/self-purchase/text.ts';
import '../portal/src/features/transfer/handover-text.ts';
import '../portal/src/features/transfer/text.ts';
import '../portal/src/features/usage-access/text.ts';
import '../portal/src/features/user/text.ts';
import '../portal/src/features/user-import/text.ts';
import '../portal/src/features/incident/text.ts';
import '../portal/src/features/service-request/text.ts';
import '../portal/src/features/webhook/text.ts';
import '../portal/src/features/what-if/text.ts';
import '../portal/src/shell/text.ts';
import '../portal/src/ui/text.ts';
import type { texts as agreement } from '../portal/src/features/agreement/texts.ts';
import type { texts as application } from '../portal/src/features/application/texts.ts';
import type { texts as businessProfile } from '../portal/src/features/business-profile/texts.ts';
import type { texts as cart } from '../portal/src/features/cart/texts.ts';
import type { texts as priceList } from '../portal/src/features/catalog/price/texts.ts';
import type { texts as catalog } from '../portal/src/features/catalog/texts.ts';
import type { texts as upkeep } from '../portal/src/features/catalog/upkeep/texts.ts';
import type { texts as customerList } from '../portal/src/features/customer/list/texts.ts';
import type { texts as customer } from '../portal/src/features/customer/texts.ts';
import type { texts as customerPermission } from '../portal/src/features/customer-permission/texts.ts';
import type { texts as delegation } from '../portal/src/features/delegation/texts.ts';
import type { texts as ending } from '../portal/src/features/ending/texts.ts';
import type { texts as enrollment } from '../portal/src/features/enrollment/texts.ts';
import type { texts as group } from '../portal/src/features/group/texts.ts';
import type { texts as identityProvider } from '../portal/src/features/identity-provider/texts.ts';
import type { texts as incident } from '../portal/src/features/incident/texts.ts';
import type { texts as invitation } from '../portal/src/features/invitation/texts.ts';
import type { texts as location } from '../portal/src/features/location/texts.ts';
import type { texts as margin } from '../portal/src/features/margin/texts.ts';
import type { texts as onboarding } from '../portal/src/features/onboarding/texts.ts';
import type { texts as overview } from '../portal/src/features/overview/texts.ts';
import type { texts as partner } from '../portal/src/features/partner/texts.ts';
import type { texts as partnerAgreement } from '../portal/src/features/partner-agreement/texts.ts';
import type { texts as partnership } from '../portal/src/features/partnership/texts.ts';
import type { texts as program } from '../portal/src/features/program/texts.ts';
import type { texts as referral } from '../portal/src/features/referral/texts.ts';
import type { texts as relationship } from '../portal/src/features/relationship/texts.ts';
import type { texts as security } from '../portal/src/features/security/texts.ts';
import type { texts as selfPurchase } from '../portal/src/features/self-purchase/texts.ts';
import type { texts as serviceRequest } from '../portal/src/features/service-request/texts.ts';
import type { texts as session } from '../portal/src/features/session/texts.ts';
import type { texts as subscription } from '../portal/src/features/subscription/texts.ts';
import type { texts as handover } from '../portal/src/features/transfer/handover-texts.ts';
import type { texts as transfer } from '../portal/src/features/transfer/texts.ts';
import type { texts as usage } from '../portal/src/features/usage/texts.ts';
import type { texts as usageAccess } from '../portal/src/features/usage-access/texts.ts';
import type { texts as user } from '../portal/src/features/user/texts.ts';
import type { texts as userImport } from '../portal/src/features/user-import/texts.ts';
import type { texts as verification } from '../portal/src/features/verification/texts.ts';
import type { texts as webhook } from '../portal/src/features/webhook/texts.ts';
import type { texts as whatIf } from '../portal/src/features/what-if/texts.ts';
import type { texts as shell } from '../portal/src/shell/texts.ts';
import type { texts as ui } from '../portal/src/ui/texts.ts';

type English<T> = T extends Texts<infer E extends EnglishTexts> ? E : never;
type Say<E extends EnglishTexts> = <Key extends TextKey<E>>(
  key: Key,
  ...values: keyof TextValues<E, Key> extends never ? [] : [values: TextValues<E, Key>]
) => string;

/** What the portal says in a language, by the keys that its pages use. */
export function wordsOf(language: Language) {
  const of = <T>(feature: string) => i18n.getFixedT(language, feature) as unknown as Say<English<T>>;
  return {
    language,
    format: formatFor(locales[language]),
    agreement: of<typeof agreement>('agreement'),
    application: of<typeof application>('application'),
    cart: of<typeof cart>('cart'),
    catalog: of<typeof catalog>('catalog'),
    upkeep: of<typeof upkeep>('catalog-upkeep'),
    priceList: of<typeof priceList>('price-list'),
    invitation: of<typeof invitation>('invitation'),
    location: of<typeof location>('location'),
    margin: of<typeof margin>('margin'),
    customer: of<typeof customer>('customer'),
    customerList: of<typeof customerList>('customerList'),
    delegation: of<typeof delegation>('delegation'),
    group: of<typeof group>('group'),
    identityProvider: of<typeof identityProvider>('identity-provider'),
    ending: of<typeof ending>('ending'),
    enrollment: of<typeof enrollment>('enrollment'),
    partnerAgreement: of<typeof partnerAgreement>('partner-agreement'),
    verification: of<typeof verification>('verification'),
    onboarding: of<typeof onboarding>('onboarding'),
    overview: of<typeof overview>('overview'),
    partner: of<typeof partner>('partner'),
    partnership: of<typeof partnership>('partnership'),
    program: of<typeof program>('program'),
    security: of<typeof security>('security'),
    businessProfile: of<typeof businessProfile>('business-profile'),
    referral: of<typeof referral>('referral'),
    relationship: of<typeof relationship>('relationship'),
    session: of<typeof session>('session'),
    subscription: of<typeof subscription>('subscription'),
    customerPermission: of<typeof customerPermission>('customer-permission'),
    selfPurchase: of<typeof selfPurchase>('self-purchase'),
    transfer: of<typeof transfer>('transfer'),
    handover: of<typeof handover>('handover'),
    usage: of<typeof usage>('usage'),
    usageAccess: of<typeof usageAccess>('usage-access'),
    user: of<typeof user>('user'),
    userImport: of<typeof userImport>('user-import'),
    incident: of<typeof incident>('incident'),
    serviceRequest: of<typeof serviceRequest>('service-request'),
    webhook: of<typeof webhook>('webhook'),
    whatIf: of<typeof whatIf>('what-if'),
    shell: of<typeof shell>('shell'),
    ui: of<typeof ui>('ui'),
  };
}

export type Words = ReturnType<typeof wordsOf>;
