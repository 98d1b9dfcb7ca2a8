import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import pg from 'pg';

/** What comes out of a running server: its files as one tar, and the list of them with their digests. */
export interface BaseBackup {
  readonly manifest: Buffer;
  readonly serverVersion: string;
}

const request = `BASE_BACKUP (LABEL 'twotier', PROGRESS true, CHECKPOINT 'fast', WAL true, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;

/**
 * Streams the files of a running server into `archive`, consistent as of the end: the log written meanwhile comes
 * along. The server goes on working; the role must be allowed to replicate.
 */
export async function takeBaseBackup(
  server: pg.ClientConfig,
  archive: Writable,
  progress: (bytesDone: number, bytesTotal: number) => void,
): Promise<BaseBackup> {
  const client = new pg.Client({ ...server, replication: 'true' } as pg.ClientConfig);
  const lost = new Promise<never>((_, failed) => client.on('error', failed));
  lost.catch(() => {});
  await client.connect();
  try {
    const version = await client.query('SHOW server_version');
    // A log that the server would otherwise tidy away is kept as long as this connection lives.
    await client.query('CREATE_REPLICATION_SLOT twotier_backup TEMPORARY PHYSICAL (RESERVE_WAL)');
    const stream = new BackupStream(archive, progress);
    (client as unknown as { query(one: BackupStream): void }).query(stream);
    await Promise.race([stream.done, lost]);
    return { manifest: Buffer.concat(stream.manifest), serverVersion: version.rows[0].server_version };
  } finally {
    await client.end().catch(() => {});
  }
}

interface Wire {
  query(text: string): void;
  readonly stream: Socket;
}

/** The answer to BASE_BACKUP, as the driver hands it over message by message (PostgreSQL 15 and later). */
class BackupStream {
  readonly done: Promise<void>;
  readonly manifest: Buffer[] = [];
  #archive: Writable;
  #progress: (bytesDone: number, bytesTotal: number) => void;
  #settle: { resolve(): void; reject(error: Error): void };
  #socket: Socket | undefined;
  #fields: readonly string[] = [];
  #bytesTotal = 0;
  #bytesDone = 0;
  #inManifest = false;
  /** The disk is behind: messages already here still come in, no more are read. */
  #waits = false;
  #failure: Error | undefined;

  constructor(archive: Writable, progress: (bytesDone: number, bytesTotal: number) => void) {
    this.#archive = archive;
    this.#progress = progress;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.done = promise;
    this.#settle = { resolve, reject };
    archive.once('error', (error) => this.#fail(error));
  }

  submit(connection: Wire): void {
    this.#socket = connection.stream;
    connection.query(request);
  }

  handleRowDescription({ fields }: { fields: readonly { name: string }[] }): void {
    this.#fields = fields.map(({ name }) => name);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    // One row for each place that files lie in, with its size in kilobytes.
    const size = fields[this.#fields.indexOf('size')];
    if (size) this.#bytesTotal += Number(size) * 1024;
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const kind = String.fromCharCode(chunk[0] as number);
    if (kind === 'm') this.#inManifest = true;
    if (kind !== 'd') return;
    // The driver writes over its buffer.
    const content = Buffer.from(chunk.subarray(1));
    if (this.#inManifest) this.manifest.push(content);
    else this.#write(content);
  }

  #write(content: Buffer): void {
    if (this.#failure) return;
    this.#bytesDone += content.length;
    this.#progress(this.#bytesDone, Math.max(this.#bytesTotal, this.#bytesDone));
    if (this.#archive.write(content) || this.#waits) return;
    this.#waits = true;
    this.#socket?.pause();
    this.#archive.once('drain', () => {
      this.#waits = false;
      this.#socket?.resume();
    });
  }

  handleReadyForQuery(): void {
    if (this.#failure) this.#settle.reject(this.#failure);
    else this.#settle.resolve();
  }

  handleError(error: Error): void {
    this.#fail(error);
  }

  #fail(error: Error): void {
    this.#socket?.resume();
    this.#failure ??= error;
    this.#settle.reject(this.#failure);
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
}
