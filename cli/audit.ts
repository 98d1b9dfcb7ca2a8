import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { BrokenPlace, ChainHead, Verified } from '../server/src/features/audit/index.ts';
import { verifyAudit } from '../server/src/features/audit/index.ts';
import { readSettings } from '../server/src/platform/config/index.ts';
import type { Database } from '../server/src/platform/db/index.ts';
import { reachDatabase } from './database.ts';
import { progressOn } from './progress.ts';
import { Stop } from './stop.ts';

export interface AuditCommand {
  /** A head kept elsewhere that the chain must pass through. */
  readonly from: string | undefined;
  /** Where to write the present head. */
  readonly head: string | undefined;
}

/** Verifies the chain of the activity log; exit code 2 where it is broken. */
export async function verifyAuditLog(command: AuditCommand): Promise<number> {
  const from = command.from === undefined ? undefined : readHead(command.from);
  const reached = await reachDatabase(readSettings(process.env));
  try {
    return await report(reached.db, from, command.head);
  } finally {
    await reached.close();
  }
}

async function report(
  db: Database,
  from: ChainHead | undefined,
  headFile: string | undefined,
): Promise<number> {
  const verified = await verifyWithBar(db, from);
  const { broken, head } = verified;
  process.stdout.write(`${broken === null ? intactText(verified) : brokenText(broken)}\n`);
  if (broken !== null) return 2;
  if (headFile !== undefined && head !== null) {
    writeFileSync(headFile, `${JSON.stringify(head, null, 2)}\n`);
    process.stdout.write(
      `The head was written to ${headFile}: keep it where this database's owner cannot write.\n`,
    );
  }
  return 0;
}

export async function verifyWithBar(db: Database, from?: ChainHead): Promise<Verified> {
  const progress = progressOn();
  const verified = await verifyAudit(db, {
    from,
    progress: (done, total) => progress.at(done, total, `activity log: ${done} of ${total} seals`),
  });
  progress.end();
  return verified;
}

function readHead(file: string): ChainHead {
  if (!existsSync(file)) throw new Stop(`There is no file ${file}.`);
  try {
    const head = JSON.parse(readFileSync(file, 'utf8')) as ChainHead;
    if (/^\d+$/.test(head.seal) && /^[0-9a-f]{64}$/.test(head.digest)) return head;
  } catch {
    // Said below.
  }
  throw new Stop(
    `${file} holds no head of an activity log: write one with npm run audit:verify -- --head FILE.`,
  );
}

export function intactText({ seals, records, unsealed, head }: Verified): string {
  const later = unsealed === 0 ? '' : ` ${unsealed} newer records are not sealed yet.`;
  const end = head === null ? '' : `\nHead: seal ${head.seal}, ${head.sealedAt}, ${head.digest}`;
  return `The activity log is intact: ${records} records in ${seals} seals.${later}${end}`;
}

export function brokenText(broken: BrokenPlace): string {
  if (broken.kind === 'head') {
    const found = broken.found === null ? 'it is gone' : `its digest is ${broken.found}`;
    return `BROKEN: the chain is not the one this head was taken from. Seal ${broken.seal} had the digest ${broken.expected}; ${found}.`;
  }
  const sealed = broken.sealedAt === null ? '' : ` (of ${broken.sealedAt.toISOString()})`;
  const seal = `seal ${broken.seal}${sealed}`;
  if (!('record' in broken)) {
    const missing = broken.kind === 'seal-missing';
    return `BROKEN: ${seal} ${missing ? 'is missing' : 'is not what it was, or does not follow the one before'}.`;
  }
  const named = (record: (typeof broken)['record']) =>
    record === null
      ? null
      : `record ${record.recordId} (${record.operation}, ${record.occurredAt.toISOString()}, company ${record.tenantId})`;
  if (broken.kind === 'missing') {
    const after = named(broken.after) ?? 'the beginning of the seal';
    const before = named(broken.before) ?? 'the end of the seal';
    return `BROKEN: a record of ${seal} is missing, between ${after} and ${before}.`;
  }
  const what = broken.kind === 'changed' ? 'is not what was sealed' : 'was added after sealing';
  return `BROKEN: ${named(broken.record) ?? 'a record'} of ${seal} ${what}.`;
}
