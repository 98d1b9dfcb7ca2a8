import { parentPort, workerData } from 'node:worker_threads';
import { UnreadableWorkbook } from './fault.ts';
import { firstSheet } from './sheet.ts';

/** Reads one workbook in a thread of its own, and hands its rows over as they are asked for. */
const { bytes, rowsAtOnce } = workerData as { bytes: Uint8Array; rowsAtOnce: number };

try {
  const rows = await firstSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let at = 0;
  parentPort?.on('message', () => {
    parentPort?.postMessage({ rows: rows.slice(at, at + rowsAtOnce) });
    at += rowsAtOnce;
  });
  parentPort?.postMessage({ ready: true });
} catch (error) {
  parentPort?.postMessage({ fault: error instanceof UnreadableWorkbook ? error.fault : 'broken' });
}
