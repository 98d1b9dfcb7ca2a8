import type { Backup, Condition, DeliveryFacts, DiskFacts, Health, UpTo, WorkState } from './model.ts';
import { conditions } from './model.ts';

/** Counts of queues stop here. */
export const countMax = 100;

/** A count read up to one beyond its bound. */
export const upTo = (read: number): UpTo =>
  read > countMax ? { count: countMax, more: true } : { count: read, more: false };

/** The dates are looked at every quarter of a minute: what is late by minutes waits for something. */
const lateSecondsMax = 300;
const dayMs = 86_400_000;
/** A backup older than this is pointed out. */
const backupDaysMax = 2;

/** Seconds that a work is behind; dates ahead are none. */
export function lagSeconds({ next }: Pick<WorkState, 'next'>, now: Date): number {
  return next === null ? 0 : Math.max(0, Math.floor((now.getTime() - next.getTime()) / 1000));
}

export function conditionOfWork(work: WorkState, now: Date): Condition {
  if (work.failure) return 'bad';
  return lagSeconds(work, now) > lateSecondsMax ? 'attention' : 'good';
}

/** Works with something to say, gravest first. */
export function worksInTrouble(works: readonly WorkState[], now: Date): readonly WorkState[] {
  const grave = (work: WorkState) => conditions.indexOf(conditionOfWork(work, now));
  return works
    .filter((work) => conditionOfWork(work, now) !== 'good')
    .toSorted((a, b) => grave(b) - grave(a));
}

const any = ({ count }: UpTo) => count > 0;

/** Without a mail server nothing leaves, which is somebody's choice: pointed out where mail waits. */
export function conditionOfMail(
  of: Pick<DeliveryFacts, 'mailGivenUp' | 'mailLateSeconds' | 'mailWaiting'>,
  mailServer: boolean,
): Condition {
  if (!mailServer) return any(of.mailWaiting) ? 'attention' : 'good';
  return any(of.mailGivenUp) || of.mailLateSeconds > lateSecondsMax ? 'attention' : 'good';
}

/** Without a scanner files are kept unseen; with one that is away none are taken. */
export function conditionOfScanner(answers: boolean | null): Condition {
  if (answers === null) return 'attention';
  return answers ? 'good' : 'bad';
}

export function conditionOfHooks(
  of: Pick<DeliveryFacts, 'hooksLateSeconds' | 'hooksParked' | 'hooksSwitchedOff'>,
): Condition {
  if (of.hooksLateSeconds > lateSecondsMax) return 'bad';
  return any(of.hooksParked) || any(of.hooksSwitchedOff) ? 'attention' : 'good';
}

export function conditionOfDisk(disk: DiskFacts | null): Condition {
  if (!disk || disk.totalBytes <= 0) return 'unknown';
  const free = disk.freeBytes / disk.totalBytes;
  return free < 0.05 ? 'bad' : free < 0.15 ? 'attention' : 'good';
}

export function conditionOfDatabase({
  connections,
  connectionsMax,
}: Pick<Health['database'], 'connections' | 'connectionsMax'>): Condition {
  return connections > connectionsMax * 0.85 ? 'attention' : 'good';
}

/** In real time, like the job that makes it. */
export function conditionOfBackup(backup: Backup | null, now: Date): Condition {
  if (!backup) return 'unknown';
  return now.getTime() - backup.at.getTime() > backupDaysMax * dayMs ? 'attention' : 'good';
}

/** Sizes are counted again when a reader finds them older than this. */
const figuresAgeMs = 600_000;

export const figuresAreOld = (countedAt: Date | null, now: Date): boolean =>
  countedAt === null || now.getTime() - countedAt.getTime() > figuresAgeMs;
