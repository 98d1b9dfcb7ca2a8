import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { purgedBefore, sellerIdOf } from '../license/index.ts';
import { listDomains } from '../user/index.ts';
import type { NewImport } from './checking-store.ts';
import {
  concludeCheck,
  enterPart,
  findFirstRows,
  insertCheckedRows,
  insertImport,
  listTakenNames,
} from './checking-store.ts';
import type { ImportProblem, ReadAs, ReadRow, UserImport } from './model.ts';
import type { ImportCall, UserImportParts } from './parts.ts';
import { importEvent, keyIn } from './parts.ts';
import { readUserFile } from './reading/people-file.ts';
import { checkRows, emailKey, isUsable, problem } from './rules.ts';
import type { ImportKey } from './store.ts';
import { findImport, lockImport } from './store.ts';

/** Of each part but the last. */
export const partBytes = 1024 * 1024;
/** Ten million people. */
const fileBytesMax = 1024 * 1024 * 1024;

function newImport(
  { ids, clock }: UserImportParts,
  call: ImportCall,
  of: Pick<NewImport, 'fileName' | 'state' | 'sizeBytes' | 'partBytes' | 'fileKey'>,
): NewImport {
  const { caller, customer, context } = call;
  return {
    ...keyIn(call, ids.guid()),
    ...of,
    customerName: customer.companyName,
    sellerId: sellerIdOf(customer),
    createdAt: clock.now(),
    createdBy: actorOf(caller, context).name,
    createdById: caller.user?.id ?? null,
  };
}

/** Reads and checks a small file that comes whole; nobody is made until somebody has seen what it says (C71). */
export async function checkWholeFile(
  parts: UserImportParts,
  call: ImportCall,
  file: { readonly fileName: string; readonly content: Buffer },
): Promise<UserImport> {
  const { caller, customer, context } = call;
  const isOther = parts.isStrict && !/\.csv$/i.test(file.fileName);
  const read = isOther
    ? { problems: [problem('unreadable')], rows: [], readAs: null }
    : await readUserFile(file.content);
  const of = newImport(parts, call, {
    fileName: file.fileName,
    state: 'checking',
    sizeBytes: null,
    partBytes: null,
    fileKey: null,
  });
  const domains = await listDomains(parts.db, tenantScope(customer.customerId));
  return parts.db.transaction(tenantScope(of.partnerId), async (tx) => {
    await insertImport(tx, of);
    const how = { readBytes: file.content.length, readAs: read.readAs };
    const rowsBad = await enterRows(tx, of, read.rows, domains, how, of.createdAt);
    await conclude(tx, of, { problems: read.problems, rowsBad });
    const details = { importId: of.importId, fileName: of.fileName, rows: String(read.rows.length) };
    const event = importEvent('check_user_import', customer, details);
    await appendAuditEvent(tx, actorOf(caller, context), event, of.createdAt);
    return (await findImport(tx, of)) ?? refuse('user-import-unknown');
  });
}

/** Looks the next rows of a file up and writes them down with what is wrong with each; answers how many have something. */
export async function enterRows(
  tx: Tx,
  of: ImportKey,
  rows: readonly ReadRow[],
  domains: Awaited<ReturnType<typeof listDomains>>,
  how: { readonly readBytes: number; readonly readAs: ReadAs | null },
  at: Date,
): Promise<number> {
  const names = [...new Set(rows.map(emailKey).filter((name) => name !== ''))];
  const firstRows = await findFirstRows(tx, of, names);
  const taken = await tx.within(tenantScope(of.customerId), (inner) =>
    listTakenNames(inner, of.customerId, names, purgedBefore(at)),
  );
  const checked = checkRows(rows, domains, { taken, firstRows });
  await insertCheckedRows(tx, of, checked, how);
  return checked.filter(({ problems }) => problems.length > 0).length;
}

export async function conclude(
  tx: Tx,
  of: ImportKey,
  found: { readonly problems: readonly ImportProblem[]; readonly rowsBad: number },
): Promise<void> {
  const state = isUsable(found) ? 'checked' : 'refused';
  await concludeCheck(tx, of, { state, problems: found.problems });
}

export interface AnnouncedFile {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly fileKey: string | null;
}

/** Takes on a file of any length that comes in parts. */
export async function announceFile(
  parts: UserImportParts,
  call: ImportCall,
  file: AnnouncedFile,
): Promise<UserImport> {
  if (parts.isStrict) return refuse('user-import-strict');
  if (file.sizeBytes > fileBytesMax)
    return refuse('user-import-file-too-large', { max: fileBytesMax / 1024 / 1024 });
  const { caller, customer, context } = call;
  const of = newImport(parts, call, { ...file, state: 'receiving', partBytes });
  return parts.db.transaction(tenantScope(of.partnerId), async (tx) => {
    await insertImport(tx, of);
    const details = { importId: of.importId, fileName: of.fileName, bytes: String(file.sizeBytes) };
    const event = importEvent('upload_user_import', customer, details);
    await appendAuditEvent(tx, actorOf(caller, context), event, of.createdAt);
    return (await findImport(tx, of)) ?? refuse('user-import-unknown');
  });
}

/**
 * The next part of an announced file. One that has come already is taken for said again, as a sender does whose answer
 * was lost; one that is ahead of its turn is refused with the one that is next. After the last one the file is checked.
 */
export async function receivePart(
  parts: UserImportParts,
  call: ImportCall,
  importId: string,
  part: { readonly number: number; readonly content: Buffer },
): Promise<UserImport> {
  const key = keyIn(call, importId);
  const after = await parts.db.transaction(tenantScope(key.partnerId), async (tx) => {
    const present = (await lockImport(tx, key)) ?? refuse('user-import-unknown');
    const { parts: count, lengthOf } = partsOf(present);
    if (part.number < present.partsReceived) return present;
    if (present.state !== 'receiving') return refuse('user-import-received');
    if (part.number > present.partsReceived)
      return refuse('user-import-part-early', { next: present.partsReceived });
    if (part.content.length !== lengthOf(part.number))
      return refuse('user-import-part-wrong', { part: part.number, bytes: lengthOf(part.number) });
    await enterPart(tx, key, { ...part, isLast: part.number === count - 1 });
    return (await findImport(tx, key)) ?? present;
  });
  if (after.state === 'checking') parts.runner.wake();
  return after;
}

/** How a file is cut. */
export function partsOf({ sizeBytes, partBytes: each }: Pick<UserImport, 'sizeBytes' | 'partBytes'>): {
  readonly parts: number;
  lengthOf(part: number): number;
} {
  const [size, length] = [sizeBytes ?? 0, each ?? partBytes];
  return {
    parts: Math.ceil(size / length),
    lengthOf: (part) => Math.max(0, Math.min(length, size - part * length)),
  };
}
