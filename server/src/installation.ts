import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApp } from './app.ts';
import { MovableClock, realClock } from './platform/clock/index.ts';
import type { Settings } from './platform/config/index.ts';
import type { Database } from './platform/db/index.ts';
import { migrate, openDatabase } from './platform/db/index.ts';
import { startEmbeddedPostgres } from './platform/db/embedded.ts';
import type { FrontDoor } from './platform/http/front-door.ts';
import type { Log } from './platform/log/index.ts';
import { demoMode } from './features/emulator/index.ts';
import { prepareProduction } from '../seed/production.ts';

/** Everything a running process holds, and how it is put away again. */
export interface Installation {
  readonly welcome: string;
  close(): Promise<void>;
}

/** Database, schema, first-start contents, application: in this order, then the door opens. */
export async function openInstallation(settings: Settings, log: Log, door: FrontDoor): Promise<Installation> {
  const store = await openStore(settings, log);
  try {
    await migrate(store.owner);
    const clock = settings.mode === 'demo' ? new MovableClock() : realClock;
    const demo = settings.mode === 'demo'
      ? await demoMode({ settings, log, db: store.db, owner: store.owner, clock: clock as MovableClock })
      : null;
    const welcome = demo ? demo.welcome : await prepareProduction({ settings, db: store.db });
    const fastify = await createApp({ settings, log, db: store.db, clock, demo, server: door.server });
    await fastify.ready();
    door.open((request: IncomingMessage, response: ServerResponse) => fastify.routing(request, response));
    return {
      welcome,
      close: async () => {
        await fastify.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface Store {
  readonly db: Database;
  readonly owner: { connectionString: string } | { host: string; user: string; database: string };
  close(): Promise<void>;
}

async function openStore(settings: Settings, log: Log): Promise<Store> {
  const onIdleError = (error: Error) => log.warn({ err: error }, 'a database connection was lost');
  if (settings.databaseUrl) {
    const owner = { connectionString: settings.databaseUrl };
    const db = openDatabase(owner, { onIdleError });
    return { db, owner, close: () => db.close() };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: settings.dataDir, logger: log });
  const db = openDatabase(embedded.appConnection, { onIdleError });
  return {
    db,
    owner: embedded.ownerConnection,
    close: async () => {
      await db.close();
      await embedded.stop();
    },
  };
}
