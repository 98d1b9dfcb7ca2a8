import type { FastifyReply } from 'fastify';
import type { Language } from '../../../errors/sentence.ts';
import type { PageLook, ReadLook } from '../page-frame.ts';
import { escaped, framedPage, pageHeaders } from '../page-frame.ts';
import type { WaitingDevice } from './device.ts';

/** What the page for device codes can show. */
export type DevicePage =
  | { readonly kind: 'ask'; readonly unknownCode?: string }
  | {
      readonly kind: 'confirm';
      readonly device: WaitingDevice;
      readonly person: string;
      readonly proof: string;
    }
  | { readonly kind: 'confirmed' | 'refused'; readonly applicationName: string }
  | { readonly kind: 'problem'; readonly description: string };

const texts: Record<Language, Record<string, string>> = {
  en: {
    title: 'Sign in a device',
    ask: 'Enter the code that your device shows.',
    code: 'Code',
    next: 'Continue',
    unknown:
      'No device waits with this code. Check it, or start again on the device: a code is good for 15 minutes.',
    confirm: 'Sign in to {application} as {person}?',
    warning: 'Go on only if you started this yourself and the code on the device is {code}.',
    yes: 'Sign in',
    no: 'Refuse',
    confirmed: '{application} is signed in. You can close this page.',
    refused: '{application} was not signed in. You can close this page.',
    problemTitle: 'Signing in did not work',
  },
  es: {
    title: 'Iniciar sesión en un dispositivo',
    ask: 'Introduzca el código que muestra su dispositivo.',
    code: 'Código',
    next: 'Continuar',
    unknown:
      'Ningún dispositivo espera con este código. Compruébelo o empiece de nuevo en el dispositivo: el código vale 15 minutos.',
    confirm: '¿Iniciar sesión en {application} como {person}?',
    warning: 'Continúe solo si lo ha iniciado usted y el código del dispositivo es {code}.',
    yes: 'Iniciar sesión',
    no: 'Rechazar',
    confirmed: 'Se ha iniciado sesión en {application}. Puede cerrar esta página.',
    refused: 'No se ha iniciado sesión en {application}. Puede cerrar esta página.',
    problemTitle: 'No se ha podido iniciar sesión',
  },
  ru: {
    title: 'Вход на устройстве',
    ask: 'Введите код, который показывает устройство.',
    code: 'Код',
    next: 'Продолжить',
    unknown:
      'Ни одно устройство не ждёт с этим кодом. Проверьте код или начните на устройстве заново: код действует 15 минут.',
    confirm: 'Войти в «{application}» как {person}?',
    warning: 'Продолжайте, только если вы начали вход сами и на устройстве показан код {code}.',
    yes: 'Войти',
    no: 'Отклонить',
    confirmed: 'Вход в «{application}» выполнен. Эту страницу можно закрыть.',
    refused: 'Вход в «{application}» не выполнен. Эту страницу можно закрыть.',
    problemTitle: 'Войти не удалось',
  },
};

export function devicePage(look: PageLook, page: DevicePage, language: Language): string {
  const text = (name: string, values: Record<string, string> = {}) =>
    (texts[language][name] ?? '').replace(
      /\{(\w+)\}/g,
      (_, key: string) => `<strong>${escaped(values[key] ?? '')}</strong>`,
    );
  const title = text(page.kind === 'problem' ? 'problemTitle' : 'title');
  return framedPage(look, language, title, contentOf(page, text));
}

function contentOf(
  page: DevicePage,
  text: (name: string, values?: Record<string, string>) => string,
): string {
  switch (page.kind) {
    case 'ask':
      return `${page.unknownCode === undefined ? '' : `<p class="alert" role="alert">${text('unknown')}</p>`}
<form method="get" action="/device"><p>${text('ask')}</p>
<label>${text('code')}<input class="code" name="user_code" autocomplete="off" autocapitalize="characters" required autofocus
 value="${escaped(page.unknownCode ?? '')}"></label><button class="first">${text('next')}</button></form>`;
    case 'confirm': {
      const { applicationName, userCode } = page.device;
      return `<p>${text('confirm', { application: applicationName, person: page.person })}</p>
<p>${text('warning', { code: userCode })}</p>
<form method="post" action="/device"><input type="hidden" name="user_code" value="${escaped(userCode)}">
<input type="hidden" name="proof" value="${escaped(page.proof)}">
<button class="first" name="decision" value="confirm">${text('yes')}</button>
<button name="decision" value="refuse">${text('no')}</button></form>`;
    }
    case 'problem':
      return `<p class="alert" role="alert">${escaped(page.description)}</p>`;
    default:
      return `<p role="status">${text(page.kind, { application: page.applicationName })}</p>`;
  }
}

export type SendPage = (reply: FastifyReply, page: DevicePage, status?: number) => Promise<FastifyReply>;

/** Pages in the look of the installation. */
export function pageSender(readLook: ReadLook): SendPage {
  return async (reply, page, status = 200) =>
    reply
      .code(status)
      .headers(pageHeaders)
      .type('text/html; charset=utf-8')
      .send(devicePage(await readLook(), page, reply.request.twotier.language));
}
