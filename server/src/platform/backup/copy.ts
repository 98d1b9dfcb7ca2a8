import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import type pg from 'pg';

/** Rows of a table as text, on their way out of a server: COPY … TO STDOUT. Answers how many there were. */
export async function copyOut(client: pg.Client, sql: string, to: Writable): Promise<number> {
  const copying = new Copying(sql, to, null);
  (client as unknown as { query(one: Copying): void }).query(copying);
  return copying.done;
}

/** The same text on its way in: COPY … FROM STDIN. */
export async function copyIn(client: pg.Client, sql: string, from: AsyncIterable<Buffer>): Promise<number> {
  const copying = new Copying(sql, null, from);
  (client as unknown as { query(one: Copying): void }).query(copying);
  return copying.done;
}

interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
  readonly stream: Socket;
}

/** What the driver calls, message by message. */
class Copying {
  readonly done: Promise<number>;
  readonly #sql: string;
  readonly #to: Writable | null;
  readonly #from: AsyncIterable<Buffer> | null;
  #settle: { resolve(rows: number): void; reject(error: Error): void };
  #socket: Socket | undefined;
  #rows = 0;
  #failure: Error | undefined;
  #waits = false;

  constructor(sql: string, to: Writable | null, from: AsyncIterable<Buffer> | null) {
    this.#sql = sql;
    this.#to = to;
    this.#from = from;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.done = promise;
    this.#settle = { resolve, reject };
  }

  readonly #onClose = () => this.#settle.reject(new Error('the server closed the connection'));

  submit(connection: Wire): void {
    this.#socket = connection.stream;
    this.#socket.once('close', this.#onClose);
    connection.query(this.#sql);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver writes over its buffer.
    if (this.#to?.write(Buffer.from(chunk)) !== false || this.#waits) return;
    this.#waits = true;
    this.#socket?.pause();
    this.#to.once('drain', () => {
      this.#waits = false;
      this.#socket?.resume();
    });
  }

  handleCopyInResponse(connection: Wire): void {
    this.#send(connection).catch((error: Error) => {
      this.#failure ??= error;
      connection.sendCopyFail('it was given up');
    });
  }

  async #send(connection: Wire): Promise<void> {
    for await (const chunk of this.#from ?? []) {
      // The server has refused a row: the rest is of no use to it.
      if (this.#failure) return;
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    if (!this.#failure) connection.endCopyFrom();
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0);
  }

  handleError(error: Error): void {
    this.#failure ??= error;
    this.#settle.reject(this.#failure);
  }

  handleReadyForQuery(): void {
    this.#socket?.off('close', this.#onClose);
    if (this.#failure) this.#settle.reject(this.#failure);
    else this.#settle.resolve(this.#rows);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}
