import type { Language } from '../../errors/sentence.ts';
import { dayIn } from '../invitation/index.ts';

export interface DraftFacts {
  /** Who asks. */
  readonly partner: string;
  /** Joint: the provider that the customer buys through. */
  readonly provider: string | null;
  readonly capacity: 'provider' | 'reseller' | 'direct';
  readonly delegatedAdmin: boolean;
  readonly url: string;
  readonly expiresAt: Date | null;
}

interface DraftWords {
  readonly subject: (facts: DraftFacts) => string;
  readonly greeting: string;
  readonly asks: (facts: DraftFacts) => string;
  readonly follows: (facts: DraftFacts) => string;
  readonly admin: (facts: DraftFacts) => string;
  readonly noAdmin: (facts: DraftFacts) => string;
  readonly how: string;
  readonly unchanged: string;
  readonly until: (day: string) => string;
  readonly closing: string;
}

/** The message a partner sends by its own means: nothing is sent from here (3.0, D47). */
const words: Readonly<Record<Language, DraftWords>> = {
  en: {
    subject: ({ partner, provider }) =>
      provider
        ? `${partner} and ${provider} ask to work with you`
        : `${partner} asks for a reseller relationship`,
    greeting: 'Hello,',
    asks: ({ partner, provider }) =>
      provider
        ? `${partner} would like to look after your cloud services together with ${provider}, which supplies and bills them.`
        : `${partner} would like to work with your company as its partner for cloud services.`,
    follows: ({ provider, capacity }) =>
      provider
        ? `Once you accept, ${provider} can place orders and subscriptions for you, and we are your contact for them.`
        : capacity === 'reseller'
          ? 'Once you accept, we are your contact for these services.'
          : 'Once you accept, we can place orders and subscriptions for you.',
    admin: ({ partner }) =>
      `You also give ${partner} permission to administer your organization, as far as your services need it. You choose the services when you accept, and can take the permission back at any time.`,
    noAdmin: () => 'We do not ask for permission to administer your organization.',
    how: 'A global admin of your organization opens this link, sees who is asking and what follows, and accepts or declines:',
    unchanged: 'Your existing subscriptions and your other partners stay as they are.',
    until: (day) => `The link is valid until ${day}.`,
    closing: 'Kind regards',
  },
  es: {
    subject: ({ partner, provider }) =>
      provider
        ? `${partner} y ${provider} desean trabajar con ustedes`
        : `${partner} solicita una relación de revendedor`,
    greeting: 'Hola:',
    asks: ({ partner, provider }) =>
      provider
        ? `${partner} desea ocuparse de sus servicios en la nube junto con ${provider}, que los suministra y factura.`
        : `${partner} desea trabajar con su empresa como partner de servicios en la nube.`,
    follows: ({ provider, capacity }) =>
      provider
        ? `Cuando acepten, ${provider} podrá hacer pedidos y suscripciones para ustedes y nosotros seremos su contacto.`
        : capacity === 'reseller'
          ? 'Cuando acepten, seremos su contacto para estos servicios.'
          : 'Cuando acepten, podremos hacer pedidos y suscripciones para ustedes.',
    admin: ({ partner }) =>
      `Además conceden a ${partner} permiso para administrar su organización en la medida en que lo requieran sus servicios. Eligen los servicios al aceptar y pueden retirar el permiso en cualquier momento.`,
    noAdmin: () => 'No solicitamos permiso para administrar su organización.',
    how: 'Un administrador global de su organización abre este enlace, ve quién lo solicita y qué implica, y acepta o rechaza:',
    unchanged: 'Sus suscripciones actuales y sus otros partners quedan como están.',
    until: (day) => `El enlace es válido hasta el ${day}.`,
    closing: 'Saludos cordiales,',
  },
  ru: {
    subject: ({ partner, provider }) =>
      provider
        ? `${partner} и ${provider} предлагают сотрудничество`
        : `${partner} запрашивает отношения торгового посредника`,
    greeting: 'Здравствуйте!',
    asks: ({ partner, provider }) =>
      provider
        ? `Компания ${partner} хотела бы обслуживать ваши облачные службы вместе с компанией ${provider}, которая их поставляет и выставляет счета.`
        : `Компания ${partner} хотела бы работать с вашей компанией как партнёр по облачным службам.`,
    follows: ({ provider, capacity }) =>
      provider
        ? `После вашего согласия компания ${provider} сможет оформлять для вас заказы и подписки, а мы будем вашим контактом по ним.`
        : capacity === 'reseller'
          ? 'После вашего согласия мы станем вашим контактом по этим службам.'
          : 'После вашего согласия мы сможем оформлять для вас заказы и подписки.',
    admin: ({ partner }) =>
      `Вы также разрешаете компании ${partner} администрировать вашу организацию в той мере, в какой это нужно для ваших служб. Службы вы выбираете при согласии, а разрешение можете отозвать в любое время.`,
    noAdmin: () => 'Разрешения на администрирование вашей организации мы не запрашиваем.',
    how: 'Глобальный администратор вашей организации открывает эту ссылку, видит, кто обращается и что за этим следует, и соглашается или отказывается:',
    unchanged: 'Ваши действующие подписки и другие партнёры остаются без изменений.',
    until: (day) => `Ссылка действует до ${day}.`,
    closing: 'С уважением,',
  },
};

export function draftOf(facts: DraftFacts, language: Language): { subject: string; text: string } {
  const said = words[language];
  const { delegatedAdmin, expiresAt, url, partner } = facts;
  const paragraphs = [
    said.greeting,
    `${said.asks(facts)} ${said.follows(facts)}`,
    `${delegatedAdmin ? said.admin(facts) : said.noAdmin(facts)} ${said.unchanged}`,
    said.how,
    url,
    ...(expiresAt ? [said.until(dayIn(expiresAt, language))] : []),
    `${said.closing}\n${partner}`,
  ];
  return { subject: said.subject(facts), text: paragraphs.join('\n\n') };
}
