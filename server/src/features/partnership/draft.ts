import type { Language } from '../../errors/sentence.ts';
import { dayIn } from '../invitation/index.ts';

export interface DraftFacts {
  readonly provider: string;
  readonly url: string;
  readonly expiresAt: Date | null;
}

interface DraftWords {
  readonly subject: (facts: DraftFacts) => string;
  readonly text: (facts: DraftFacts, day: string | null) => string;
}

/** The message a provider sends by its own means: nothing is sent from here (3.0, D47). */
const words: Readonly<Record<Language, DraftWords>> = {
  en: {
    subject: ({ provider }) => `${provider} asks for a partnership`,
    text: ({ provider, url }, day) => `Hello,

${provider} would like to work with your company as its indirect provider. Once you accept, we can place orders and add subscriptions for your customers.

A global admin of your company opens this link, checks who is asking, and accepts:

${url}

By accepting you also let ${provider} administer your company’s own work account; you can take this back later without ending the partnership. No customer of yours becomes visible to us through it.
${day ? `\nThe link is valid until ${day}.\n` : ''}
Kind regards
${provider}`,
  },
  es: {
    subject: ({ provider }) => `${provider} solicita una asociación`,
    text: ({ provider, url }, day) => `Hola:

${provider} desea trabajar con su empresa como su proveedor indirecto. Cuando acepten, podremos hacer pedidos y añadir suscripciones para sus clientes.

Un administrador global de su empresa abre este enlace, comprueba quién lo solicita y acepta:

${url}

Al aceptar, permiten además que ${provider} administre la cuenta de trabajo de su propia empresa; pueden retirar ese permiso más adelante sin terminar la asociación. Ninguno de sus clientes pasa a ser visible para nosotros por ello.
${day ? `\nEl enlace es válido hasta el ${day}.\n` : ''}
Saludos cordiales,
${provider}`,
  },
  ru: {
    subject: ({ provider }) => `Компания ${provider} предлагает партнёрство`,
    text: ({ provider, url }, day) => `Здравствуйте!

Компания ${provider} хотела бы работать с вашей компанией в качестве непрямого поставщика. После вашего согласия мы сможем оформлять заказы и добавлять подписки для ваших клиентов.

Глобальный администратор вашей компании открывает эту ссылку, проверяет, от кого она, и даёт согласие:

${url}

Тем самым вы также разрешаете компании ${provider} администрировать рабочую учётную запись вашей компании; позже это можно отменить, не прекращая партнёрства. Ваши клиенты от этого нам не становятся видны.
${day ? `\nСсылка действует до ${day}.\n` : ''}
С уважением,
${provider}`,
  },
};

export function draftOf(facts: DraftFacts, language: Language): { subject: string; text: string } {
  const { subject, text } = words[language];
  return {
    subject: subject(facts),
    text: text(facts, facts.expiresAt ? dayIn(facts.expiresAt, language) : null),
  };
}
