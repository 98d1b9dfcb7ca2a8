import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { ScannerAddress } from './address.ts';

/** Nobody can tell whether a file is clean: the scanner is away, too slow, or says that it failed. */
export class ScannerAway extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ScannerAway';
  }
}

/** Looks for viruses in files before they are kept. */
export interface FileScanner {
  /** The name of what is in it, or null where it is clean; throws `ScannerAway` where nobody can tell. */
  scan(content: Buffer): Promise<string | null>;
  /** Whether it is there. */
  answers(): Promise<boolean>;
}

export interface Patience {
  /** For one file, from the connection to the verdict. */
  readonly fileMs: number;
  /** For a sign of life. */
  readonly pingMs: number;
}

const usualPatience: Patience = { fileMs: 30_000, pingMs: 3_000 };
const chunkBytes = 64 * 1024;
const answerBytesMax = 4096;

/** A scanner that speaks the protocol of clamd: each question is a connection of its own. */
export function fileScanner(address: ScannerAddress, patience: Patience = usualPatience): FileScanner {
  return {
    scan: async (content) => verdictOf(await ask(address, streamed(content), patience.fileMs)),
    answers: async () => {
      const pong = await ask(address, [Buffer.from('zPING\0')], patience.pingMs).catch(() => '');
      return pong === 'PONG';
    },
  };
}

/** The command, the content in pieces with their lengths before them, and an empty piece as its end. */
function* streamed(content: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < content.length; at += chunkBytes) {
    const chunk = content.subarray(at, at + chunkBytes);
    yield lengthBefore(chunk.length);
    yield chunk;
  }
  yield lengthBefore(0);
}

function lengthBefore(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function verdictOf(answer: string): string | null {
  if (answer === 'stream: OK') return null;
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (!found) throw new ScannerAway(`the scanner answered "${answer.slice(0, 200)}"`);
  return found;
}

/** Everything said, and the answer up to its end. A scanner may answer, and put the phone down, before it was told all. */
function ask(address: ScannerAddress, said: Iterable<Buffer>, patienceMs: number): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect('path' in address ? { path: address.path } : { ...address });
    let heard = Buffer.alloc(0);
    const settle = (answer: string | ScannerAway) => {
      clearTimeout(tooLong);
      socket.destroy();
      if (typeof answer === 'string') done(answer);
      else failed(answer);
    };
    const tooLong = setTimeout(
      () => settle(new ScannerAway(`the scanner said nothing within ${patienceMs} ms`)),
      patienceMs,
    );
    socket.on('data', (piece: Buffer) => {
      heard = Buffer.concat([heard, piece]);
      const end = heard.indexOf(0);
      if (end >= 0) settle(heard.subarray(0, end).toString('utf8').trim());
      else if (heard.length > answerBytesMax) settle(new ScannerAway('the scanner does not stop talking'));
    });
    socket.on('error', (error) => settle(new ScannerAway(`the scanner is away: ${error.message}`)));
    socket.on('close', () => settle(new ScannerAway('the scanner hung up without a verdict')));
    socket.once('connect', () => void tell(socket, said));
  });
}

/** No faster than it is taken: a large file is not copied into the memory of the connection. */
async function tell(socket: Socket, said: Iterable<Buffer>): Promise<void> {
  for (const piece of said) {
    if (socket.destroyed) return;
    if (!socket.write(piece)) await new Promise<void>((go) => onceFree(socket, go));
  }
}

function onceFree(socket: Socket, go: () => void): void {
  const freed = () => {
    socket.off('drain', freed);
    socket.off('close', freed);
    go();
  };
  socket.on('drain', freed);
  socket.on('close', freed);
}
