// Whatever a clone still lacks before TypeScript can run: the packages, and a Node that is new
// enough. Plain JavaScript without dependencies, as it has to run on the Node that is found.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const runtimeVersion = '24.21.0';
// The first with Argon2 in node:crypto.
const oldestNode = [24, 7];

/** Installs what is missing and answers the path of the Node to run TypeScript with. */
export async function prepare() {
  await ensurePackages();
  return ensureRuntime();
}

async function ensurePackages() {
  const lockFile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stampFile = join(root, 'node_modules', '.twotier-lock');
  const stamp = createHash('sha256').update(lockFile).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!isInstalled(JSON.parse(lockFile))) {
    await step('Installing packages', () => npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']));
  }
  try {
    writeFileSync(stampFile, stamp);
  } catch {
    // Packages that are not ours to write to: it is only looked into them again the next time.
  }
}

/** Whether npm has already put exactly the locked packages here, asked for by hand for instance. */
function isInstalled(lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, locked]) => {
    if (path === '') return true;
    if (found[path] === undefined) return locked.optional === true && !isForThisMachine(locked);
    return found[path].version === locked.version && existsSync(join(root, path, 'package.json'));
  });
}

/** A binary made for this machine; what other machines' binaries would need is absent for good reason. */
function isForThisMachine({ os, cpu, libc }) {
  if ((os === undefined && cpu === undefined) || libc !== undefined) return false;
  return (
    (os ?? [process.platform]).includes(process.platform) && (cpu ?? [process.arch]).includes(process.arch)
  );
}

async function ensureRuntime() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${os}-${process.arch}`;
  const binary = os === 'win' ? 'node.exe' : 'node';
  const path = join(root, '.runtime', 'node_modules', name, 'bin', binary);
  if (versionOf(path) === runtimeVersion) return path;
  await step(`Fetching Node ${runtimeVersion}, as ${process.versions.node} is too old`, () => {
    mkdirSync(join(root, '.runtime'), { recursive: true });
    const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
    return npm(['install', ...options, '--prefix', join(root, '.runtime'), `${name}@${runtimeVersion}`]);
  });
  if (versionOf(path) !== runtimeVersion) {
    throw new Error(`The fetched Node does not run here. Install Node ${oldestNode.join('.')} or newer.`);
  }
  return path;
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function versionOf(path) {
  if (!existsSync(path)) return undefined;
  return spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim().replace('v', '');
}

/** Says in one line what is being done, and how long it took once it is. */
export async function step(title, work) {
  const startedAt = Date.now();
  process.stdout.write(`${title} ... `);
  try {
    await work();
  } catch (error) {
    console.log('failed');
    throw error;
  }
  console.log(`done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return runQuietly(process.execPath, [script, ...args]);
  // npm is a batch file on Windows, which only a shell starts.
  return runQuietly('npm', args, { shell: process.platform === 'win32' });
}

/** Runs a program whose output matters only when it fails. */
export function runQuietly(program, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', failed);
    child.once('close', (code) => {
      if (code === 0) return done();
      failed(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${Buffer.concat(output)}`));
    });
  });
}

/** Runs Node in the foreground: same terminal, signals passed on. Answers the exit code. */
export function runNode(node, args, env = {}) {
  return new Promise((done, failed) => {
    const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
    const child = spawn(node, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path, ...env },
    });
    passOnLoneliness(child);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
      let passedOn = false;
      process.on(signal, () => {
        // Ctrl-C reaches everything in the terminal by itself.
        if (passedOn || (signal === 'SIGINT' && process.stdin.isTTY)) return;
        passedOn = true;
        child.kill(signal);
      });
    }
    child.once('error', failed);
    child.once('exit', (code, signal) => done(code ?? 128 + (signalNumbers[signal] ?? 0)));
  });
}

/**
 * A signal to npm ends npm and the shell it runs a command in, and that shell keeps the signal to
 * itself: all that is left to see here is that the parent has gone.
 */
function passOnLoneliness(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 250);
  child.once('exit', () => clearInterval(watch));
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Runs one of the commands, and ends with its exit code, or a plain sentence when it cannot run. */
export async function command(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
