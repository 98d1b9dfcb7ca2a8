import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { UserImport } from './model.ts';
import type { ImportCall, UserImportParts } from './parts.ts';
import { importEvent, keyIn } from './parts.ts';
import { undoUntil } from './rules.ts';
import { beginUndo } from './running-store.ts';
import { findImport, lockImport, removeImport } from './store.ts';

/** Takes an import back that has finished within the hour: its people go in the background. Asked twice, begun once. */
export function undoImport(parts: UserImportParts, call: ImportCall, importId: string): Promise<UserImport> {
  return inTurn(parts, call, importId, 'undo_user_import', async (tx, present, at) => {
    if (present.state === 'undoing' || present.state === 'undone') return false;
    const until = undoUntil(present);
    if (until === null) return refuse('user-import-nothing-to-undo');
    if (until < at) return refuse('user-import-undo-too-late');
    await beginUndo(tx, present, { ...actorOf(call.caller, call.context), at });
    return true;
  });
}

/** Throws an import away that nobody was made from. */
export async function discardImport(
  parts: UserImportParts,
  call: ImportCall,
  importId: string,
): Promise<void> {
  await inTurn(parts, call, importId, 'discard_user_import', async (tx, present) => {
    const isOpen = ['receiving', 'refused', 'checked'].includes(present.state);
    if (!isOpen) return refuse('user-import-not-discardable');
    await removeImport(tx, present);
    return true;
  });
}

/** Changes a locked import, records it, and has the background look at it; answers with what it is then. */
async function inTurn(
  { db, clock, runner }: UserImportParts,
  call: ImportCall,
  importId: string,
  operation: string,
  change: (tx: Tx, present: UserImport, at: Date) => Promise<boolean>,
): Promise<UserImport> {
  const { caller, customer, context } = call;
  const key = keyIn(call, importId);
  const at = clock.now();
  const changed = await db.transaction(tenantScope(key.partnerId), async (tx) => {
    const present = (await lockImport(tx, key)) ?? refuse('user-import-unknown');
    if (!(await change(tx, present, at))) return present;
    const details = { importId, fileName: present.fileName, rows: String(present.rowsTotal) };
    await appendAuditEvent(tx, actorOf(caller, context), importEvent(operation, customer, details), at);
    return (await findImport(tx, key)) ?? present;
  });
  runner.wake();
  return changed;
}
