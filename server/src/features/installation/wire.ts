import type {
  InstallationFailure,
  InstallationHealth,
  InstallationQueue,
} from '../../../../contract/installation.ts';
import { instant, present } from '../../platform/http/index.ts';
import type { Backup, DeliveryFailure, Figures, Health, Queue, UpTo } from './model.ts';
import {
  conditionOfBackup,
  conditionOfDatabase,
  conditionOfDisk,
  conditionOfHooks,
  conditionOfMail,
  conditionOfScanner,
  conditionOfWork,
  lagSeconds,
  worksInTrouble,
} from './rules.ts';

/** The page of the portal that works a queue off. */
const pages: Readonly<Record<Queue['name'], string>> = {
  verifications: '/verifications',
  serviceRequests: '/service-queue',
  openRequests: '/service-queue',
  orderReviews: '/order-reviews',
  qualifications: '/qualifications',
  listingChanges: '/provider-directory/edit',
  writtenSwitches: '/switches',
  brokenImports: '/catalog/imports',
};

const counted = ({ count, more }: UpTo) => (more ? { count, more } : { count });

export function queueToWire({ name, waiting, first, late }: Queue): InstallationQueue {
  return present({
    name,
    waiting: counted(waiting),
    late: late && late.count > 0 ? counted(late) : undefined,
    first: first && instant(first),
    to: pages[name],
  }) as InstallationQueue;
}

export function healthToWire(health: Health, now: Date): InstallationHealth {
  const { product, database, deliveries, disk, backup, works, mailServer, scannerAnswers, clock } = health;
  const troubled = worksInTrouble(works, clock);
  const worst = troubled[0];
  return {
    version: product.version,
    node: product.node,
    startedAt: instant(product.startedAt),
    clock: instant(clock),
    database: { condition: conditionOfDatabase(database), ...database, migration: database.migration ?? '' },
    works: {
      condition: worst ? conditionOfWork(worst, clock) : 'good',
      total: works.length,
      troubled: troubled.map(
        (work) =>
          present({
            name: work.name,
            lateSeconds: lagSeconds(work, clock),
            failedAt: work.failure && instant(work.failure.at),
            failure: work.failure?.message,
          }) as InstallationHealth['works']['troubled'][number],
      ),
    },
    mail: {
      condition: conditionOfMail(deliveries, mailServer),
      server: mailServer,
      waiting: counted(deliveries.mailWaiting),
      givenUp: counted(deliveries.mailGivenUp),
      lateSeconds: mailServer ? deliveries.mailLateSeconds : 0,
    },
    webhooks: {
      condition: conditionOfHooks(deliveries),
      waiting: counted(deliveries.hooksWaiting),
      parked: counted(deliveries.hooksParked),
      switchedOff: counted(deliveries.hooksSwitchedOff),
      lateSeconds: deliveries.hooksLateSeconds,
    },
    scanner: { condition: conditionOfScanner(scannerAnswers), set: scannerAnswers !== null },
    disk: { condition: conditionOfDisk(disk), ...disk },
    backup: { condition: conditionOfBackup(backup, now), ...(backup ? backupToWire(backup) : {}) },
  };
}

export function backupToWire({ at, toldBy, note }: Backup) {
  return { at: instant(at), toldBy, ...(note === null ? {} : { note }) };
}

/** Of an address only its host: what follows may hold a secret of its owner. */
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : '');

export function failureToWire(of: DeliveryFailure): InstallationFailure {
  const { kind, id, tenantId, companyName, about, at, fault } = of;
  return {
    kind,
    id,
    company: { tenantId, name: companyName },
    about: kind === 'mail' ? about : hostOf(about),
    at: instant(at),
    ...(fault ? { fault } : {}),
  };
}

const sizes = [
  'customers',
  'indirect-provider',
  'indirect-reseller',
  'direct-partner',
  'people',
  'subscriptions',
  'orders',
] as const;

export function figuresToWire({ countedAt, values }: Figures) {
  return {
    ...(countedAt ? { countedAt: instant(countedAt) } : {}),
    items: countedAt ? sizes.map((name) => ({ name, value: values[name] ?? 0 })) : [],
  };
}
