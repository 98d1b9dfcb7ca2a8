import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** One request of a load run; a new path, headers and body for each repetition. */
export interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  /** The first answer that was a refusal. */
  readonly firstFailure: string | null;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface LoadOptions {
  readonly connections: number;
  readonly requests: number;
  shot(n: number): Shot;
}

/**
 * Sends shots over a fixed number of kept-alive connections, each waiting for its answer, until a number
 * of them has been answered. Plain sockets: the generator shares the machine with what it measures, and
 * its own work must not level out the difference.
 */
export async function load(port: number, { connections, requests, shot }: LoadOptions): Promise<LoadResult> {
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(port)));
  const times: number[] = [];
  let sent = 0;
  let failures = 0;
  let firstFailure: string | null = null;
  const begun = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      while (sent < requests) {
        const text = requestText(shot(sent++));
        const from = performance.now();
        const { status, answer } = await line.send(text);
        times.push(performance.now() - from);
        if (status >= 200 && status < 400) continue;
        failures += 1;
        firstFailure ??= `${text.slice(0, text.indexOf('\r\n'))} → ${answer()}`;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const line of lines) line.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    requests: times.length,
    failures,
    firstFailure,
    perSecond: times.length / seconds,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}

function requestText({ method, path, headers = {}, body }: Shot): string {
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body ?? ''}`;
}

interface Reply {
  readonly status: number;
  answer(): string;
}

interface Line {
  send(text: string): Promise<Reply>;
  close(): void;
}

function openLine(port: number): Promise<Line> {
  return new Promise((opened, failed) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', failed);
    socket.once('connect', () => opened(lineOver(socket)));
  });
}

/** One request at a time, and its answer read to the last byte. */
function lineOver(socket: Socket): Line {
  let waiting: { done(reply: Reply): void; failed(error: Error): void } | null = null;
  let chunks: Buffer[] = [];
  let received = 0;
  let status = 0;
  let expected = Number.POSITIVE_INFINITY;
  const fail = (error: Error) => waiting?.failed(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed a connection that waited for an answer')));
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    received += chunk.length;
    if (status === 0) {
      const text = chunks.length === 1 ? chunk : Buffer.concat(chunks);
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = text.toString('latin1', 0, end);
      status = Number(head.slice(9, 12));
      expected = end + 4 + bodyLength(head, status);
    }
    if (received < expected) return;
    const reply = { status, answer: answerOf(chunks) };
    chunks = [];
    received = 0;
    status = 0;
    expected = Number.POSITIVE_INFINITY;
    waiting?.done(reply);
  });
  return {
    send: (text) =>
      new Promise((done, failed) => {
        waiting = { done, failed };
        socket.write(text);
      }),
    close() {
      waiting = null;
      socket.destroy();
    },
  };
}

function answerOf(chunks: readonly Buffer[]): () => string {
  return () => Buffer.concat(chunks).toString('utf8');
}

function bodyLength(head: string, status: number): number {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return Number(length);
  if (status === 204 || status === 304) return 0;
  throw new Error('an answer without a content-length cannot be measured');
}
