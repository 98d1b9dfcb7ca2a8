import type {
  InstallationFailure,
  InstallationFigures,
  InstallationHealth,
  InstallationQueue,
} from '../../../../contract/installation.ts';
import { api, readAll } from '../../api/index.ts';

export type { InstallationFailure, InstallationFigures, InstallationHealth, InstallationQueue };
export type Condition = InstallationHealth['disk']['condition'];

const root = '/twotier/v1/installation';

export const installationKey = ['installation'] as const;

export const readQueues = (signal: AbortSignal) => readAll<InstallationQueue>(`${root}/queues`, { signal });

export const readFailures = (signal: AbortSignal) =>
  readAll<InstallationFailure>(`${root}/failures`, { signal });

export const readInstallationHealth = (signal: AbortSignal) =>
  api.get<InstallationHealth>(`${root}/health`, { signal });

export const readFigures = (signal: AbortSignal) =>
  api.get<InstallationFigures>(`${root}/figures`, { signal });
