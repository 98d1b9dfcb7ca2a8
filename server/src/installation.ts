import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PoolConfig } from 'pg';
import { demoInstallation } from '../seed/demo-installation.ts';
import { productionInstallation } from '../seed/production-installation.ts';
import { demoWelcome, productionWelcome } from '../seed/welcome.ts';
import { createApp } from './app.ts';
import { MovableClock, realClock } from './platform/clock/index.ts';
import type { Settings } from './platform/config/index.ts';
import { startEmbeddedPostgres } from './platform/db/embedded.ts';
import { lockDataDirectory } from './platform/db/embedded-lock.ts';
import type { Database } from './platform/db/index.ts';
import { addressesOf, findPrimary, migrate, openDatabase } from './platform/db/index.ts';
import type { FrontDoor } from './platform/http/front-door.ts';
import type { Log } from './platform/log/index.ts';
import { productVersion } from './platform/version/index.ts';
import type { Tracing } from './platform/watch/index.ts';
import { openTracing } from './platform/watch/index.ts';

/** A process that serves; how it greets whoever started it, and how it is put away again. */
export interface Installation {
  readonly welcome: string;
  close(): Promise<void>;
}

/** Database, schema, first contents, application: in this order, then the door opens. */
export async function openInstallation(settings: Settings, log: Log, door: FrontDoor): Promise<Installation> {
  const tracing = await openTracing(process.env, productVersion);
  const store = await openStore(settings, log, tracing);
  try {
    await migrate(store.owner);
    const { app, welcome } = await openApp(settings, log, store, tracing);
    await app.ready();
    door.open((request: IncomingMessage, response: ServerResponse) => app.handle(request, response));
    const close = async () => {
      await door.close();
      await app.close();
      await store.close();
      await tracing?.close();
    };
    return { welcome, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openApp(settings: Settings, log: Log, store: Store, tracing: Tracing | null) {
  if (settings.mode === 'production') {
    const setup = await productionInstallation({ settings, db: store.db });
    const app = await createApp({ settings, log, db: store.db, clock: realClock, demo: null, tracing });
    return { app, welcome: productionWelcome(settings, setup) };
  }
  const clock = new MovableClock();
  const demo = demoInstallation({ settings, db: store.db, owner: store.owner, clock });
  await demo.prepare();
  const app = await createApp({
    settings,
    log,
    db: store.db,
    clock,
    demo: { clock, reset: demo.reset },
    tracing,
  });
  return { app, welcome: demoWelcome(settings) };
}

interface Store {
  readonly db: Database;
  /** May do everything: migrations and the reset of the demo mode only. */
  readonly owner: PoolConfig;
  close(): Promise<void>;
}

async function openStore(settings: Settings, log: Log, tracing: Tracing | null): Promise<Store> {
  const onIdleError = (error: Error) => log.warn(`a database connection was lost: ${error.message}`);
  const options = { onIdleError, ...(tracing ? { watch: tracing.statement } : {}) };
  if (settings.databaseUrl) {
    const lock = lockDataDirectory(settings.dataDir);
    const addresses = addressesOf(settings.databaseUrl);
    const replicas = settings.databaseReadUrl ? addressesOf(settings.databaseReadUrl) : null;
    const owner = await findPrimary(addresses);
    const db = openDatabase(addresses, { ...options, replicas });
    const close = async () => {
      await db.close();
      lock.release();
    };
    return { db, owner, close };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: settings.dataDir, logger: log });
  const db = openDatabase(embedded.appConnection, options);
  const close = async () => {
    await db.close();
    await embedded.stop();
  };
  return { db, owner: embedded.ownerConnection, close };
}
