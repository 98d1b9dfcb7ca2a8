import { instant, present } from '../../platform/http/index.ts';
import type { MailBrand, MailMessage } from './model.ts';
import { compose } from './rules.ts';

export function mailToWire(message: MailMessage, publicUrl: string, brand: MailBrand) {
  return item(message, compose(message, publicUrl, brand).subject);
}

export function wholeMailToWire(message: MailMessage, publicUrl: string, brand: MailBrand) {
  const { subject, text, html } = compose(message, publicUrl, brand);
  return { ...item(message, subject), text, html };
}

function item(message: MailMessage, subject: string) {
  return present({
    id: message.messageId,
    kind: message.kind,
    recipient: message.recipient,
    language: message.language,
    subject,
    postedAt: instant(message.postedAt),
    state: message.state,
    attempts: message.attempts,
    sentAt: message.sentAt ? instant(message.sentAt) : undefined,
    lastFault: message.lastFault,
  });
}
