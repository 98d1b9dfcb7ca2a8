import type { Language } from '../../errors/sentence.ts';
import { dayIn } from '../invitation/index.ts';

export interface DraftFacts {
  readonly partner: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly durationDays: number;
  readonly url: string;
  readonly validUntil: Date;
}

interface DraftWords {
  readonly subject: (facts: DraftFacts) => string;
  readonly text: (facts: DraftFacts, day: string) => string;
}

const list = (roles: readonly string[]) => roles.map((role) => `- ${role}`).join('\n');

/** The message a partner sends by its own means: nothing is sent from here (3.0, D47). */
const words: Readonly<Record<Language, DraftWords>> = {
  en: {
    subject: ({ partner, name }) => `${partner} asks for administration rights (${name})`,
    text: ({ partner, name, roles, durationDays, url }, day) => `Hello,

to look after your services, ${partner} asks for these directory roles at your company for ${durationDays} days, under the name "${name}":

${list(roles)}

A global administrator of your company opens this link, checks what is asked, and approves:

${url}

The link works once and is valid until ${day}. Either side can end the rights at any time; your subscriptions stay as they are.

Kind regards
${partner}`,
  },
  es: {
    subject: ({ partner, name }) => `${partner} solicita permisos de administración (${name})`,
    text: ({ partner, name, roles, durationDays, url }, day) => `Hola:

Para atender sus servicios, ${partner} solicita estos roles de directorio en su empresa durante ${durationDays} días, con el nombre «${name}»:

${list(roles)}

Un administrador global de su empresa abre este enlace, comprueba lo que se solicita y lo aprueba:

${url}

El enlace sirve una sola vez y es válido hasta el ${day}. Cualquiera de las partes puede poner fin a los permisos en todo momento; sus suscripciones no cambian.

Saludos cordiales,
${partner}`,
  },
  ru: {
    subject: ({ partner, name }) => `${partner} запрашивает права администрирования (${name})`,
    text: ({ partner, name, roles, durationDays, url }, day) => `Здравствуйте!

Чтобы сопровождать ваши службы, ${partner} запрашивает в вашей компании следующие роли каталога (срок в днях: ${durationDays}, название запроса: «${name}»):

${list(roles)}

Глобальный администратор вашей компании открывает эту ссылку, проверяет запрос и одобряет его:

${url}

Ссылка срабатывает один раз и действует до ${day}. Любая из сторон может прекратить права в любой момент; ваши подписки не изменятся.

С уважением,
${partner}`,
  },
};

export function draftOf(facts: DraftFacts, language: Language): { subject: string; text: string } {
  const { subject, text } = words[language];
  return { subject: subject(facts), text: text(facts, dayIn(facts.validUntil, language)) };
}
