import type { Language } from '../../errors/sentence.ts';
import { fillSentence } from '../../errors/sentence.ts';
import type { Letter, MailBrand, MailFacts, MailKind } from './model.ts';
import { mailTexts } from './texts.ts';

const greetings: Readonly<Record<Language, { greeting: string; named: string; why: string; help: string }>> =
  {
    en: {
      greeting: 'Hello,',
      named: 'Hello {name},',
      why: 'You receive this message because of your role in the partner center. It was written by a program; answers are not read.',
      help: 'Questions: {support}',
    },
    es: {
      greeting: 'Hola:',
      named: 'Hola, {name}:',
      why: 'Recibe este mensaje por su función en el centro de partners. Lo ha escrito un programa; nadie lee las respuestas.',
      help: 'Consultas: {support}',
    },
    ru: {
      greeting: 'Здравствуйте!',
      named: 'Здравствуйте, {name}!',
      why: 'Вы получили это письмо из-за своей роли в партнёрском центре. Его составила программа; ответы не читаются.',
      help: 'Вопросы: {support}',
    },
  };

/** What is stored of the facts: instants as ISO text under a key ending in `On`. */
export function storedFacts(facts: MailFacts): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
}

/** A message in the reader's language, as text and as HTML with the same words. */
export function compose(
  of: {
    readonly kind: MailKind;
    readonly language: Language;
    readonly facts: Readonly<Record<string, string | number>>;
    readonly recipientName: string | null;
    readonly path: string | null;
  },
  publicUrl: string,
  brand: MailBrand,
): Letter {
  const { language } = of;
  const words = mailTexts[language][of.kind];
  const facts = readable(of.facts, language);
  const greeting = of.recipientName
    ? fillSentence(greetings[language].named, { name: of.recipientName })
    : greetings[language].greeting;
  const lines = words.lines.map((line) => fillSentence(line, facts).trim()).filter((line) => line !== '');
  const link = of.path && words.open ? { href: publicUrl + of.path, label: words.open } : null;
  const foot = footOf(brand, language);
  return {
    // A name must not be able to add a header.
    subject: fillSentence(words.subject, facts).replace(/[\r\n]+/g, ' '),
    text: [
      greeting,
      ...lines,
      ...(link ? [`${link.label}: ${link.href}`] : []),
      `-- \n${foot.join('\n')}`,
    ].join('\n\n'),
    html: page(language, [
      headOf(brand, publicUrl),
      ...[greeting, ...lines].map((line) => `<p>${escaped(line)}</p>`),
      ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`] : []),
      `<p style="color:#616161;font-size:12px">${foot.map(escaped).join('<br>')}</p>`,
    ]),
  };
}

/** Name or logo, above a line in the installation's color. */
function headOf({ name, accent, logo }: MailBrand, publicUrl: string): string {
  const mark = logo
    ? `<img src="${escaped(publicUrl + logo.path)}" alt="${escaped(name)}" height="28" style="height:28px;width:auto;max-width:100%">`
    : escaped(name);
  return `<div style="border-bottom:3px solid ${accent ?? '#006a6f'};padding-bottom:12px;font-weight:600">${mark}</div>`;
}

/** Who writes, why, and where to ask. */
function footOf({ name, supportUrl, supportEmail }: MailBrand, language: Language): string[] {
  const { why, help } = greetings[language];
  const support = [supportEmail, supportUrl].filter((one) => one !== null).join(', ');
  return [name, why, ...(support ? [fillSentence(help, { support })] : [])];
}

function readable(facts: Readonly<Record<string, string | number>>, language: Language) {
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(language);
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (typeof value === 'number') return [key, numbers.format(value)];
      return [key, /On$/.test(key) ? dates.format(new Date(value)) : value];
    }),
  );
}

function page(language: Language, parts: readonly string[]): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head><body style="font:15px/1.5 'Segoe UI',system-ui,sans-serif;color:#242424;max-width:36em;margin:24px auto;padding:0 16px">${parts.join('')}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const secondsToWait = [30, 120, 600, 3600, 4 * 3600, 12 * 3600, 24 * 3600];

/** Real time of the next attempt after so many that failed; null: given up, after about two days. */
export function nextAttempt(failed: number, now: Date): Date | null {
  const seconds = secondsToWait[failed - 1];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
}
