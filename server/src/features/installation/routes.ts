import {
  BackupTold,
  InstallationBackup,
  InstallationFailures,
  InstallationFigures,
  InstallationHealth,
  InstallationQueues,
} from '../../../../contract/installation.ts';
import { realClock } from '../../platform/clock/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import type { InstallationParts } from './actions.ts';
import { currentFigures, listQueues, readHealth, recordBackup } from './actions.ts';
import { listFailures } from './store.ts';
import { backupToWire, failureToWire, figuresToWire, healthToWire, queueToWire } from './wire.ts';

const tag = 'Installation';
const root = '/twotier/v1/installation';

/** What those need to know who run the installation. */
export function installationRoutes(routes: Routes, parts: InstallationParts): void {
  routes.add({
    method: 'GET',
    path: `${root}/queues`,
    operation: 'installation.read',
    tag,
    summary: 'What waits for the operator',
    answer: InstallationQueues,
    handle: async ({ caller }) => ({ items: (await listQueues(parts, caller)).map(queueToWire) }),
  });

  routes.add({
    method: 'GET',
    path: `${root}/failures`,
    operation: 'installation.read',
    tag,
    summary:
      'Mail and events that did not arrive, the latest of each, and addresses that are told nothing more',
    answer: InstallationFailures,
    handle: async () => ({ items: (await listFailures(parts.db)).map(failureToWire) }),
  });

  routes.add({
    method: 'GET',
    path: `${root}/health`,
    operation: 'installation.read',
    tag,
    summary: 'How the installation does: database, works by date, deliveries, disk, versions, backup',
    answer: InstallationHealth,
    handle: async () => healthToWire(await readHealth(parts), realClock.now()),
  });

  routes.add({
    method: 'GET',
    path: `${root}/figures`,
    operation: 'installation.read',
    tag,
    summary: 'How large the installation is, as last counted',
    answer: InstallationFigures,
    handle: async () => figuresToWire(await currentFigures(parts)),
  });

  routes.add({
    method: 'PUT',
    path: `${root}/backup`,
    operation: 'installation.backup.record',
    tag,
    summary: 'Say that a backup has been made: for the job that makes it',
    body: BackupTold,
    answer: InstallationBackup,
    handle: async ({ caller, context, body }) => {
      const told = { at: body.at ? new Date(body.at) : null, note: body.note?.trim() || null };
      return backupToWire(await recordBackup(parts, { caller, context }, told));
    },
  });
}
