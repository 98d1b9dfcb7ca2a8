import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { AccountSetup } from './model.ts';
import type { ReadLook } from './page-frame.ts';
import { escaped, framedPage, pageHeaders } from './page-frame.ts';
import type { PortalDesk } from './session/actions.ts';
import { signIn } from './session/actions.ts';
import { completeSetup, findSetup } from './setup.ts';
import { formPosted, queryOf } from './token/requests.ts';
import { setSessionCookie } from './wire.ts';

const texts: Record<
  Language,
  Record<'title' | 'intro' | 'firstName' | 'lastName' | 'password' | 'rule' | 'done' | 'next', string>
> = {
  en: {
    title: 'Set up the first administrator',
    intro: 'You will sign in as {name}.',
    firstName: 'First name',
    lastName: 'Last name',
    password: 'Password',
    rule: 'At least 12 characters, without the user name, and not only common words, names, years and runs of keys.',
    done: 'This link has been used or replaced. A restart prints a new one as long as nobody has set the account up.',
    next: 'Set up and sign in',
  },
  es: {
    title: 'Configurar el primer administrador',
    intro: 'Iniciará sesión como {name}.',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    password: 'Contraseña',
    rule: 'Al menos 12 caracteres, sin el nombre de usuario y no solo palabras habituales, nombres, años y teclas seguidas.',
    done: 'Este enlace ya se ha usado o sustituido. Un reinicio muestra uno nuevo mientras nadie haya configurado la cuenta.',
    next: 'Configurar e iniciar sesión',
  },
  ru: {
    title: 'Настройка первого администратора',
    intro: 'Вы будете входить как {name}.',
    firstName: 'Имя',
    lastName: 'Фамилия',
    password: 'Пароль',
    rule: 'Не менее 12 символов, без имени пользователя и не только из обычных слов, имён, годов и соседних клавиш.',
    done: 'Эта ссылка уже использована или заменена. Пока учётная запись не настроена, при перезапуске выводится новая.',
    next: 'Настроить и войти',
  },
};

/** Where the link of a new installation leads: the only account that nobody gives out. */
export function setupPages(
  fastify: FastifyInstance,
  desk: PortalDesk,
  publicUrl: string,
  readLook: ReadLook,
): void {
  const hidden = { schema: { hide: true } as object };

  fastify.get('/set-up', hidden, async (request, reply) => {
    const token = queryOf(request)['token'] ?? '';
    return sendSetup(readLook, reply, await findSetup(desk.db, token), token, null);
  });

  fastify.post('/set-up', hidden, async (request, reply) => {
    const form = formPosted(request) ?? {};
    const [token, password] = [form['token'] ?? '', form['password'] ?? ''];
    const [firstName, lastName] = [nameIn(form['first_name']), nameIn(form['last_name'])];
    try {
      if (!firstName || !lastName)
        throw new Refusal('input-invalid', { problems: texts[request.twotier.language].firstName });
      const { userPrincipalName } = await completeSetup(desk, token, { firstName, lastName, password });
      const opened = await signIn(
        desk,
        { userPrincipalName, password },
        {
          remoteAddress: request.ip,
          correlationId: request.twotier.correlationId,
          userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
          formerToken: null,
        },
      );
      return reply.header('Set-Cookie', setSessionCookie(opened.token, publicUrl)).redirect('/', 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const sentence = sentenceOf(error.reason, error.parameters, request.twotier.language);
      return sendSetup(readLook, reply, await findSetup(desk.db, token), token, sentence);
    }
  });
}

function nameIn(text: string | undefined): string {
  return (text ?? '').trim().slice(0, 100);
}

async function sendSetup(
  readLook: ReadLook,
  reply: FastifyReply,
  setup: AccountSetup | null,
  token: string,
  problem: string | null,
): Promise<FastifyReply> {
  const { language } = reply.request.twotier;
  const text = texts[language];
  const content =
    setup === null
      ? `<p role="alert">${text.done}</p>`
      : `${problem === null ? '' : `<p class="alert" role="alert">${escaped(problem)}</p>`}
<p>${text.intro.replace('{name}', `<strong>${escaped(setup.userPrincipalName)}</strong>`)}</p>
<form method="post" action="/set-up"><input type="hidden" name="token" value="${escaped(token)}">
<label>${text.firstName}<input name="first_name" autocomplete="given-name" maxlength="100" required autofocus></label>
<label>${text.lastName}<input name="last_name" autocomplete="family-name" maxlength="100" required></label>
<label>${text.password}<input name="password" type="password" autocomplete="new-password" minlength="12" required></label>
<p>${text.rule}</p><button class="first">${text.next}</button></form>`;
  const status = setup === null ? 404 : problem === null ? 200 : 400;
  return reply
    .code(status)
    .headers(pageHeaders)
    .type('text/html; charset=utf-8')
    .send(framedPage(await readLook(), language, text.title, content));
}
