import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { listDomains } from '../user/index.ts';
import { claimCheck, holdCheck, readPart } from './checking-store.ts';
import type { ImportProblem, ReadAs, UserImport } from './model.ts';
import { importEvent } from './parts.ts';
import { readPeople } from './reading/people-file.ts';
import { UnusableFile } from './reading/records.ts';
import { conclude, enterRows, partsOf } from './receiving.ts';
import { lockImport } from './store.ts';

export const checking = systemScope('files of people are checked, whichever partner sent them');
const heldSeconds = 15;

/** Whoever runs the background: when to stop in the middle, and what time it is. */
export interface Running {
  readonly clock: Pick<Clock, 'now'>;
  isStopped(): boolean;
}

/** Checks the next file that has come whole; false when none waits. */
export async function checkNextFile(db: Database, running: Running): Promise<boolean> {
  const workerId = randomUUID();
  const found = await db.transaction(checking, (tx) => claimCheck(tx, workerId));
  if (!found) return false;
  const hold = (seconds: number) =>
    db.transaction(checking, (tx) => holdCheck(tx, found, workerId, seconds)).catch(() => true);
  // A large workbook takes a while until its first row is there.
  const beat = setInterval(() => void hold(heldSeconds), (heldSeconds * 1000) / 3);
  try {
    await checkFile(db, found, running);
    return true;
  } finally {
    clearInterval(beat);
    await hold(0);
  }
}

/**
 * Reads a file from its beginning and writes down the rows that are not there yet: whoever takes up what another
 * process left behind goes on after the last row written, and none is written twice.
 */
async function checkFile(db: Database, found: UserImport, running: Running): Promise<void> {
  const domains = await listDomains(db, tenantScope(found.customerId));
  let readBytes = 0;
  let readAs: ReadAs | null = null;
  const { parts } = partsOf(found);
  async function* content() {
    readBytes = 0;
    for (let number = 0; number < parts; number++) {
      const part = await readPart(db, found, number);
      readBytes += part.length;
      yield part;
    }
  }
  let problems: readonly ImportProblem[] = [];
  let written = found.rowsTotal;
  try {
    for await (const rows of readPeople(content, (how) => {
      readAs = how;
    })) {
      if (running.isStopped()) return;
      const fresh = rows.filter(({ rowNumber }) => rowNumber > written + 1);
      if (fresh.length === 0) continue;
      const isOurs = await db.transaction(tenantScope(found.partnerId), async (tx) => {
        const present = await lockImport(tx, found);
        if (present?.state !== 'checking' || present.rowsTotal !== written) return false;
        await enterRows(tx, found, fresh, domains, { readBytes, readAs }, running.clock.now());
        return true;
      });
      if (!isOurs) return;
      written += fresh.length;
    }
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    problems = error.problems;
  }
  await concludeFile(db, found, problems, running.clock.now());
}

async function concludeFile(
  db: Database,
  found: UserImport,
  problems: readonly ImportProblem[],
  at: Date,
): Promise<void> {
  await db.transaction(tenantScope(found.partnerId), async (tx) => {
    const present = await lockImport(tx, found);
    if (present?.state !== 'checking') return;
    await conclude(tx, found, { problems, rowsBad: present.rowsBad });
    const { importId, fileName, customerId, customerName, rowsTotal } = present;
    const details = { importId, fileName, rows: String(rowsTotal) };
    const event = importEvent('check_user_import', { customerId, companyName: customerName }, details);
    await appendAuditEvent(tx, senderOf(present), event, at);
  });
}

/** Who sent the file: what the product does with it is done for them. */
export function senderOf(of: UserImport): Actor {
  return {
    tenantId: of.partnerId,
    userId: of.createdById,
    name: of.createdBy,
    applicationId: null,
    correlationId: of.importId,
  };
}
