import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { readCredentials } from '../../seed/credentials.ts';
import { demoInstallation } from '../../seed/demo-installation.ts';
import { createApp } from '../../src/app.ts';
import { MovableClock } from '../../src/platform/clock/index.ts';
import { readSettings } from '../../src/platform/config/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/db/embedded.ts';
import { migrate, openDatabase } from '../../src/platform/db/index.ts';
import { frontDoor } from '../../src/platform/http/front-door.ts';
import { openLog } from '../../src/platform/log/index.ts';

/** What the probed process tells the one that probes it. */
export type Told =
  | {
      readonly kind: 'ready';
      readonly port: number;
      readonly declared: object;
      readonly owner: object;
      readonly companies: object;
    }
  | { readonly kind: 'memory'; readonly rss: number; readonly heap: number };

/** The product in a process of its own, with everything that its probes have to know of it. */
async function serve(dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const settings = readSettings({ TWOTIER_DATA_DIR: dataDir, TWOTIER_LIMITS: 'off' });
  const log = openLog('error');
  const embedded = await startEmbeddedPostgres({ dataDir, logger: log });
  const db = openDatabase(embedded.appConnection, {});
  await migrate(embedded.ownerConnection);
  const clock = new MovableClock();
  const demo = demoInstallation({ settings, db, owner: embedded.ownerConnection, clock });
  await demo.prepare();
  const app = await createApp({ settings, log, db, clock, demo: { clock, reset: demo.reset } });
  await app.ready();
  const door = frontDoor(createServer({ keepAliveTimeout: 65_000 }));
  await door.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1');
  door.open((request, response) => app.handle(request, response));
  const tell = (told: Told) => process.send?.(told);
  tell({
    kind: 'ready',
    port: door.port(),
    declared: app.declared,
    owner: embedded.ownerConnection,
    companies: readCredentials(dataDir)?.tenants ?? [],
  });
  setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    tell({ kind: 'memory', rss, heap: heapUsed });
  }, 500).unref();
  const stop = async () => {
    await door.close(2000);
    await app.close();
    await db.close();
    await embedded.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  // Whoever probes has gone.
  process.once('disconnect', () => void stop());
}

await serve(process.argv[2] as string);
