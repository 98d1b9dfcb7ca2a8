import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { openInstallation } from './installation.ts';
import { readSettings } from './platform/config/index.ts';
import { frontDoor } from './platform/http/front-door.ts';
import { openLog } from './platform/log/index.ts';

/** Starts the product: listens at once, serves once everything behind it is ready. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = openLog(settings.logLevel);
  mkdirSync(settings.dataDir, { recursive: true });
  const door = frontDoor(createServer({ keepAliveTimeout: 65_000 }));
  await door.listen(settings.port, settings.host);
  const installation = await openInstallation(settings, log, door);

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping: finishing what is under way');
    await installation.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  process.stdout.write(installation.welcome);
}

main().catch((error: unknown) => {
  process.stderr.write(`Twotier did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
