import { refuse } from '../../errors/refusal.ts';
import { realClock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { giveTemporaryPasswords, longTemporaryPassword } from '../identity/index.ts';
import type { ImportCall, UserImportParts } from './parts.ts';
import { importEvent, keyIn } from './parts.ts';
import type { ImportKey } from './store.ts';
import { listRows, listWaiting, lockImport, markPasswordsTaken } from './store.ts';
import type { PersonAndPassword } from './written-files.ts';
import { passwordFile } from './written-files.ts';

const peopleAtOnce = 5000;

/**
 * The temporary passwords, once: they are made in this moment, for those who have not signed in yet, and kept
 * nowhere. Only who saved the import gets them (I20, I22).
 */
export async function takePasswords(
  { db, clock }: UserImportParts,
  call: ImportCall,
  importId: string,
): Promise<string> {
  const { caller, customer, context } = call;
  const key = keyIn(call, importId);
  const at = clock.now();
  return db.transaction(tenantScope(key.partnerId), async (tx) => {
    const present = (await lockImport(tx, key)) ?? refuse('user-import-unknown');
    if (present.state === 'undoing' || present.state === 'undone')
      return refuse('user-import-passwords-gone');
    if (present.state !== 'finished') return refuse('user-import-unfinished');
    if (present.startedById !== caller.user?.id || present.passwordsTakenAt)
      return refuse('user-import-passwords-gone');
    const people: PersonAndPassword[] = [];
    for await (const some of peopleMade(tx, key)) people.push(...(await givePasswords(tx, key, some)));
    await markPasswordsTaken(tx, key, { taken: at, made: realClock.now() });
    const details = { importId, fileName: present.fileName, people: String(people.length) };
    const event = importEvent('download_user_import_passwords', customer, details);
    await appendAuditEvent(tx, actorOf(caller, context), event, at);
    return passwordFile(people, context.language);
  });
}

/** Ids of those an import made, in the order of the file. */
async function* peopleMade(tx: Tx, key: ImportKey): AsyncGenerator<string[]> {
  let after = 0;
  for (;;) {
    const rows = await listRows(tx, key, { after, limit: peopleAtOnce });
    yield rows.flatMap(({ userId }) => userId ?? []);
    if (rows.length < peopleAtOnce) return;
    after = rows.at(-1)?.rowNumber ?? after;
  }
}

function givePasswords(tx: Tx, key: ImportKey, userIds: readonly string[]): Promise<PersonAndPassword[]> {
  return tx.within(tenantScope(key.customerId), async (inner) => {
    const waiting = await listWaiting(inner, key.customerId, userIds);
    const given = waiting.map((one) => ({ ...one, ...longTemporaryPassword() }));
    await giveTemporaryPasswords(inner, key.customerId, given);
    return given.map(({ displayName, userName, password }) => ({ displayName, userName, password }));
  });
}
