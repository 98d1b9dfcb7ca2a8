import type { Caller } from '../../access/caller.ts';
import { decide } from '../../access/decide.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { realClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { FileScanner } from '../../platform/scan/index.ts';
import { productVersion } from '../../platform/version/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { latestMigration, readDisk } from './machine.ts';
import type { Backup, Figures, Health, Queue, WorkState } from './model.ts';
import { queueOperations } from './model.ts';
import { conditionOfWork, figuresAreOld, upTo } from './rules.ts';
import {
  countFigures,
  findBackup,
  readDatabaseFacts,
  readDeliveryFacts,
  readFigures,
  readQueues,
  saveBackup,
} from './store.ts';

export interface InstallationParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly mailServer: boolean;
  readonly scanner: FileScanner | null;
  /** How the works are that stored dates bring about. */
  readonly worksOf: () => Promise<readonly WorkState[]>;
  readonly log: { error(details: object, message: string): void };
}

const startedAt = realClock.now();

/** What waits for people of the operator, those queues that the caller may open. */
export async function listQueues({ db, clock }: InstallationParts, caller: Caller): Promise<Queue[]> {
  const rows = await readQueues(db, clock.now());
  return rows
    .filter(({ name }) => decide(caller, queueOperations[name]) === null)
    .map(({ name, waiting, first, late }) => ({
      name,
      waiting: upTo(waiting),
      first,
      late: late === null ? null : upTo(late),
    }));
}

export async function readHealth(parts: InstallationParts): Promise<Health> {
  const { db, clock, dataDir, mailServer, scanner, worksOf } = parts;
  const [database, migration, deliveries, works, disk, backup, scannerAnswers] = await Promise.all([
    readDatabaseFacts(db),
    latestMigration(),
    readDeliveryFacts(db),
    worksOf(),
    readDisk(dataDir),
    findBackup(db),
    scanner ? scanner.answers() : null,
  ]);
  return {
    product: { version: productVersion, node: process.versions.node, startedAt },
    clock: clock.now(),
    database: { ...database, migration },
    works,
    deliveries,
    mailServer,
    scannerAnswers,
    disk,
    backup,
  };
}

/** What waits and what is in trouble, as plain numbers: for collectors of metrics. */
export async function readTroubles({
  db,
  clock,
  worksOf,
}: Pick<InstallationParts, 'db' | 'clock' | 'worksOf'>) {
  const [facts, works] = await Promise.all([readDeliveryFacts(db), worksOf()]);
  const conditions = works.map((work) => conditionOfWork(work, clock.now()));
  return {
    queues: {
      mail: facts.mailWaiting.count,
      mailGivenUp: facts.mailGivenUp.count,
      webhook: facts.hooksWaiting.count,
      webhookParked: facts.hooksParked.count,
    },
    dueWorks: {
      late: conditions.filter((one) => one === 'attention').length,
      failing: conditions.filter((one) => one === 'bad').length,
    },
  };
}

/** As last counted. Old figures are counted again behind the reader's back, who does not wait for it. */
export async function currentFigures({ db, log }: InstallationParts): Promise<Figures> {
  const figures = await readFigures(db);
  if (figuresAreOld(figures.countedAt, realClock.now()))
    countFigures(db).catch((error: unknown) => log.error({ err: error }, 'sizes were not counted'));
  return figures;
}

/** A backup job says that it is done: the product does not see what is made of its database. */
export async function recordBackup(
  { db, clock }: InstallationParts,
  { caller, context }: { readonly caller: Caller; readonly context: { readonly correlationId: string } },
  told: { readonly at: Date | null; readonly note: string | null },
): Promise<Backup> {
  const toldBy = caller.user?.userPrincipalName ?? caller.applicationId ?? '';
  const backup = { at: told.at ?? realClock.now(), note: told.note, toldBy };
  await db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    await saveBackup(tx, backup);
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'record_backup',
        resourceType: 'installation',
        newValue: { at: backup.at.toISOString(), note: backup.note },
      },
      clock.now(),
    );
  });
  return backup;
}
