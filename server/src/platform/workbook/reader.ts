import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WorkbookFault } from './fault.ts';
import { UnreadableWorkbook } from './fault.ts';

type FromWorker =
  | { readonly ready: true }
  | { readonly rows: string[][] }
  | { readonly fault: WorkbookFault };

const rowsAtOnce = 2000;
/** Reading half a million people takes about ten seconds. */
const longestMs = 120_000;
const heapMb = 1536;

/**
 * The rows of a workbook's first sheet. Read in a thread of its own, with time and memory of its own. Running
 * out of that memory can end the whole process all the same, so the extent of a sheet is checked before it is read.
 */
export async function* readWorkbook(bytes: Buffer): AsyncGenerator<string[][]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes), rowsAtOnce },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    stdout: true,
    stderr: true,
  });
  const ended = new AbortController();
  const tooLong = setTimeout(() => ended.abort(), longestMs);
  worker.once('exit', () => ended.abort());
  // Also when nobody waits for a message any more: an error that nobody hears would end the process.
  worker.on('error', () => {});
  try {
    for await (const [message] of on(worker, 'message', { signal: ended.signal })) {
      const told = message as FromWorker;
      if ('fault' in told) throw new UnreadableWorkbook(told.fault);
      if ('rows' in told) {
        if (told.rows.length === 0) return;
        yield told.rows;
      }
      worker.postMessage('more');
    }
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw error;
    const isOutOfMemory = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (isOutOfMemory || ended.signal.aborted) throw new UnreadableWorkbook('too-large');
    throw new UnreadableWorkbook('broken');
  } finally {
    clearTimeout(tooLong);
    await worker.terminate();
  }
}

/** Whether bytes begin as a workbook does: an archive. */
export function looksLikeWorkbook(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] ?? 0) < 8;
}
