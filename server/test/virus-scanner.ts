import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** What scanners are tried with: harmless, and named a virus by all of them. In two pieces, so that this file is none. */
export const harmlessVirus = Buffer.from(
  `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-${'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`,
);

/** How it behaves from now on; `rude`: hangs up without a word; `silent`: never says anything. */
export type ScannerMood = 'awake' | 'failing' | 'rude' | 'silent' | 'full';

export interface VirusScanner {
  readonly address: string;
  readonly port: number;
  /** Contents that were looked at, in their order. */
  readonly scanned: readonly Buffer[];
  feel(mood: ScannerMood): void;
  close(): Promise<void>;
}

/** A scanner on this machine that speaks the protocol of clamd, and knows one virus. */
export async function openScanner(): Promise<VirusScanner> {
  const scanned: Buffer[] = [];
  const open = new Set<Socket>();
  let mood: ScannerMood = 'awake';
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    let heard = Buffer.alloc(0);
    socket.on('data', (piece: Buffer) => {
      heard = Buffer.concat([heard, piece]);
      if (mood === 'rude') return socket.destroy();
      if (mood === 'silent') return;
      const command = heard.subarray(0, heard.indexOf(0)).toString();
      if (command === 'zPING') return socket.end('PONG\0');
      if (mood === 'full') return socket.end('INSTREAM size limit exceeded. ERROR\0');
      const content = contentOf(heard.subarray(command.length + 1));
      if (!content) return;
      scanned.push(content);
      return socket.end(verdict(mood, content));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `tcp://127.0.0.1:${port}`,
    port,
    scanned,
    feel: (now) => {
      mood = now;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function verdict(mood: ScannerMood, content: Buffer): string {
  if (mood === 'failing') return 'stream: Can’t allocate memory ERROR\0';
  return content.includes(harmlessVirus) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0';
}

/** Pieces with their lengths before them, up to the empty one; null while there are more to come. */
function contentOf(bytes: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
