import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { giveTemporaryPasswords, longTemporaryPassword } from '../identity/index.ts';
import { purgedBefore, sellerIdOf } from '../license/index.ts';
import type { UserParts } from '../user/index.ts';
import { listDomains } from '../user/index.ts';
import { readUserFile } from './file-reading.ts';
import type { UserImportRunner } from './jobs.ts';
import type { UserImport } from './model.ts';
import { checkRows, isUsable } from './rules.ts';
import type { ImportKey } from './store.ts';
import {
  findImport,
  insertImport,
  listRows,
  listTakenNames,
  listWaiting,
  lockImport,
  markPasswordsTaken,
} from './store.ts';
import { passwordFile } from './written-files.ts';

export interface UserImportParts extends UserParts {
  readonly db: Database;
  readonly ids: Ids;
  readonly runner: UserImportRunner;
}

/** Who acts at which customer, in which request. */
export interface ImportCall {
  readonly caller: Caller;
  readonly customer: Parameters<typeof sellerIdOf>[0] & {
    readonly customerId: string;
    readonly companyName: string;
  };
  readonly context: { readonly correlationId: string; readonly language: Language };
}

export function keyIn({ caller, customer }: ImportCall, importId: string): ImportKey {
  return { partnerId: caller.tenant.id, customerId: customer.customerId, importId };
}

/** A record of an import; what it does to each person has one of its own. */
export function importEvent(operation: string, { customer }: ImportCall, details: Record<string, string>) {
  return {
    operation,
    resourceType: 'user_import',
    customerId: customer.customerId,
    customerName: customer.companyName,
    details,
  };
}

/** Reads and checks a file; nobody is made until somebody has seen what it says (C71). */
export async function checkFile(
  { db, clock, ids }: UserImportParts,
  call: ImportCall,
  file: { readonly fileName: string; readonly content: Buffer },
): Promise<UserImport> {
  const { caller, customer, context } = call;
  const directory = tenantScope(customer.customerId);
  const read = readUserFile(file.content);
  const domains = await listDomains(db, directory);
  const key = keyIn(call, ids.guid());
  const at = clock.now();
  return db.transaction(tenantScope(key.partnerId), async (tx) => {
    const names = read.rows.map(({ cells }) => cells.email.toLowerCase());
    const taken = await tx.within(directory, (inner) =>
      listTakenNames(inner, key.customerId, names, purgedBefore(at)),
    );
    const checked = checkRows(read, domains, taken);
    const actor = actorOf(caller, context);
    const of = {
      ...key,
      customerName: customer.companyName,
      sellerId: sellerIdOf(customer),
      fileName: file.fileName,
      createdAt: at,
      createdBy: actor.name,
      state: isUsable(checked) ? ('checked' as const) : ('refused' as const),
    };
    await insertImport(tx, of, checked);
    const details = { importId: key.importId, fileName: file.fileName, rows: String(checked.rows.length) };
    await appendAuditEvent(tx, actor, importEvent('check_user_import', call, details), at);
    return (await findImport(tx, key)) ?? refuse('user-import-unknown');
  });
}

/**
 * The temporary passwords, once: they are made in this moment, for those who have not signed in yet, and kept
 * nowhere. Only who saved the import gets them (I20, I22).
 */
export async function takePasswords(
  { db, clock }: UserImportParts,
  call: ImportCall,
  importId: string,
): Promise<string> {
  const { caller, context } = call;
  const key = keyIn(call, importId);
  const at = clock.now();
  return db.transaction(tenantScope(key.partnerId), async (tx) => {
    const present = (await lockImport(tx, key)) ?? refuse('user-import-unknown');
    if (present.state !== 'finished') return refuse('user-import-unfinished');
    if (present.startedById !== caller.user?.id || present.passwordsTakenAt)
      return refuse('user-import-passwords-gone');
    const made = (await listRows(tx, key)).flatMap(({ userId }) => userId ?? []);
    const people = await tx.within(tenantScope(key.customerId), async (inner) => {
      const waiting = await listWaiting(inner, key.customerId, made);
      const given = waiting.map((one) => ({ ...one, ...longTemporaryPassword() }));
      await giveTemporaryPasswords(inner, key.customerId, given);
      return given;
    });
    await markPasswordsTaken(tx, key, at);
    const details = { importId, fileName: present.fileName, people: String(people.length) };
    const event = importEvent('download_user_import_passwords', call, details);
    await appendAuditEvent(tx, actorOf(caller, context), event, at);
    return passwordFile(people, context.language);
  });
}
