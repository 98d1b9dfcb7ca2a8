import { isStatus, NoAnswer } from '../../api/index.ts';
import { readImport, sendPart, type UserImport } from './calls.ts';

export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** The connection is broken, and is tried again by itself. */
  readonly isWaiting: boolean;
}

const longestWaitMs = 15_000;

/**
 * Sends what is missing of an announced file, part after part. A broken connection, or a server that is starting
 * again, is waited for; what was sent is not sent again.
 */
export async function sendFile(
  customerId: string,
  announced: UserImport,
  file: File,
  of: { readonly signal: AbortSignal; readonly onProgress: (progress: UploadProgress) => void },
): Promise<UserImport> {
  let one = announced;
  let failures = 0;
  while (one.state === 'receiving' && one.upload) {
    const { received, partBytes, sizeBytes } = one.upload;
    const start = received * partBytes;
    const told = { sentBytes: Math.min(start, sizeBytes), totalBytes: sizeBytes };
    of.onProgress({ ...told, isWaiting: failures > 0 });
    try {
      // What was received while no answer came back is asked for first.
      if (failures > 0) one = await readImport(customerId, one.id, of.signal);
      if (failures > 0 && one.upload?.received !== received) {
        failures = 0;
        continue;
      }
      const content = file.slice(start, start + partBytes);
      one = await sendPart(customerId, one.id, { number: received, content }, of.signal);
      failures = 0;
    } catch (error) {
      if (!isPassing(error)) throw error;
      failures += 1;
      of.onProgress({ ...told, isWaiting: true });
      await waited(Math.min(longestWaitMs, 500 * 2 ** failures), of.signal);
    }
  }
  return one;
}

/** No answer, a proxy that gives up, a server that starts or is busy: it passes. */
function isPassing(error: unknown): boolean {
  return error instanceof NoAnswer || isStatus(error, 429, 500, 502, 503, 504);
}

function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    globalThis.addEventListener?.('online', go);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
