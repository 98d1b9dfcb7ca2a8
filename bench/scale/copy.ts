import type { Socket } from 'node:net';
import type pg from 'pg';

/** What is used of the driver's own connection, beyond what it declares. */
interface Wire {
  readonly stream: Socket;
  query(text: string): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** Streams rows into a table, as text with tabs; no more is made than the server takes. */
export function copyIn(client: pg.Client, sql: string, parts: Iterable<string>): Promise<void> {
  return new Promise((done, failed) => {
    let broken: Error | undefined;
    const copying = {
      submit: (wire: Wire) => wire.query(sql),
      handleCopyInResponse: (wire: Wire) => void pump(wire, parts),
      handleRowDescription() {},
      handleDataRow() {},
      handleCommandComplete() {},
      handleEmptyQuery() {},
      handleError(error: Error) {
        broken = error;
      },
      handleReadyForQuery: () => (broken ? failed(broken) : done()),
      // The driver calls this when the connection is lost before the server has answered.
      callback: (error: Error | null) => (error ? failed(error) : done()),
    };
    client.query(copying as unknown as pg.Submittable);
  });
}

async function pump(wire: Wire, parts: Iterable<string>): Promise<void> {
  try {
    for (const part of parts) {
      const length = Buffer.byteLength(part);
      const message = Buffer.allocUnsafe(length + 5);
      message[0] = 0x64;
      message.writeUInt32BE(length + 4, 1);
      message.write(part, 5);
      if (!wire.stream.write(message)) await drained(wire.stream);
    }
    wire.endCopyFrom();
  } catch (error) {
    wire.sendCopyFail(String(error));
  }
}

function drained(stream: Socket): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      stream.off('drain', go).off('close', go);
      done();
    };
    stream.on('drain', go).on('close', go);
  });
}
