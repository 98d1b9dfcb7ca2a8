import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 10;

/**
 * Clears away what a killed start has left in a cluster: a server still running, or files that
 * name a process which is no longer one. The caller holds the data directory's lock, so
 * whatever runs here is nobody's.
 */
export async function clearLeftovers(clusterDir: string, socketDir: string): Promise<void> {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const pid = recordedPid(pidFile);
  if (pid !== undefined && serves(pid, clusterDir)) {
    await endProcess(pid, () => serves(pid, clusterDir));
  } else if (pid !== undefined && exists(pid)) {
    // The number now belongs to a zombie or to somebody else. The file must stay, as PostgreSQL
    // reads in it which shared memory to look for survivors in; the number of a server's own
    // parent is one that it takes for stale.
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
  }
  rmSync(socketDir, { recursive: true, force: true });
}

/** Asks a server to shut down, more and more firmly; every way leaves a cluster that recovers. */
export async function endProcess(pid: number, isRunning: () => boolean): Promise<void> {
  const steps = [
    { signal: 'SIGINT', patienceMs: 30_000 }, // "fast": roll back what is open, write a checkpoint
    { signal: 'SIGQUIT', patienceMs: 10_000 }, // "immediate": recovery at the next start
    { signal: 'SIGKILL', patienceMs: 10_000 },
  ] as const;
  for (const { signal, patienceMs } of steps) {
    if (!send(pid, signal)) return;
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
      if (!isRunning()) return;
      await wait(pollMs);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end.`);
}

function recordedPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process is a live server of this very cluster, not a zombie or a number used again. */
function serves(pid: number, clusterDir: string): boolean {
  try {
    // A server works inside its cluster; a zombie works nowhere.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
    const [state, ...command] = execFileSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    })
      .trim()
      .split(/\s+/);
    return !state?.startsWith('Z') && command.join(' ').includes(clusterDir);
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
