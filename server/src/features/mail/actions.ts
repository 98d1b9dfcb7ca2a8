import type { Language } from '../../errors/sentence.ts';
import { languageOf } from '../../errors/sentence.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { MailRecipients, MailToPost } from './model.ts';
import { storedFacts } from './rules.ts';
import { findHolders, findLocale, insertMessage } from './store.ts';

interface Addressee {
  readonly tenantId: string;
  readonly email: string;
  readonly name: string | null;
  readonly language: Language;
}

/**
 * Posts system mail in the transaction of its event (3.0): no event, no mail, and the other way round.
 * One message to each person, in the language of that person's company.
 */
export async function postMail(tx: Tx, mail: MailToPost): Promise<void> {
  const facts = storedFacts(mail.facts);
  const written = new Set<string>();
  for (const recipients of mail.to) {
    for (const { tenantId, email, name, language } of await addresseesOf(tx, recipients)) {
      if (written.has(email.toLowerCase())) continue;
      written.add(email.toLowerCase());
      await insertMessage(tx, {
        tenantId,
        kind: mail.kind,
        recipient: email,
        recipientName: name,
        language,
        facts,
        path: mail.path ?? null,
        postedAt: mail.at,
      });
    }
  }
}

async function addresseesOf(tx: Tx, to: MailRecipients): Promise<Addressee[]> {
  if ('email' in to) {
    const { tenantId, email, name = null } = to;
    const language = to.language ?? languageOf(await findLocale(tx, tenantId));
    return [{ tenantId, email, name, language }];
  }
  const holders = await findHolders(tx, to.tenantId, to.roles);
  return holders.map(({ email, name, locale }) => ({
    tenantId: to.tenantId,
    email,
    name,
    language: languageOf(locale),
  }));
}
