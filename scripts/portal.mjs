import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runQuietly, step } from './runtime.mjs';

const sources = ['portal', 'contract', 'server/src/access', 'server/src/errors', 'package-lock.json'];
const dist = join(root, 'portal', 'dist');
const stampFile = join(dist, '.built-from');

/** Builds the portal unless the one that is there was built from these very sources. */
export async function ensurePortal(node) {
  if (!existsSync(join(root, 'portal', 'vite.config.ts'))) {
    console.log('There is no portal to build yet (portal/vite.config.ts).');
    return;
  }
  const stamp = hashOf(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  await step('Building the portal', async () => {
    // Built beside and then moved, so that a server which is running never meets half a portal.
    const fresh = join(root, '.tmp', `portal-${process.pid}`);
    const outgoing = `${fresh}-outgoing`;
    mkdirSync(fresh, { recursive: true });
    try {
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
      // As it is served to everybody, whatever the shell or a test run says of its environment.
      const env = { ...process.env, NODE_ENV: 'production' };
      await runQuietly(node, [vite, 'build', 'portal', '--outDir', fresh, '--emptyOutDir'], { env });
      writeFileSync(join(fresh, '.built-from'), stamp);
      if (existsSync(dist)) renameSync(dist, outgoing);
      renameSync(fresh, dist);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
      rmSync(outgoing, { recursive: true, force: true });
    }
  });
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full) || full === dist) return;
  const names = listFolder(full);
  if (names === undefined) hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  else for (const name of names) addTo(hash, `${path}/${name}`);
}

function listFolder(path) {
  try {
    return readdirSync(path)
      .filter((name) => !/\.test\.tsx?$/.test(name))
      .sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
