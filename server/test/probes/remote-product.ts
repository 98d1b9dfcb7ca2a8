import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as begin } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { ProbedProduct, Received, Sent } from './product.ts';
import type { Told } from './product-process.ts';

/** Nothing is waited for longer: an answer that does not come is a finding. */
const answerMs = 60_000;

/** Starts the product in a process of its own; requests go over so many connections that are kept open. */
export async function startRemote(
  dataDir: string,
  connections: number,
): Promise<{ readonly product: ProbedProduct; readonly ended: () => string | null; stop(): Promise<void> }> {
  const child = fork(fileURLToPath(new URL('product-process.ts', import.meta.url)), [dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let memory = { rss: 0, heap: 0 };
  let end: string | null = null;
  child.on('exit', (code, signal) => {
    end = `the product ended with ${signal ?? code}`;
  });
  const ready = await new Promise<Extract<Told, { kind: 'ready' }>>((done, failed) => {
    child.once('exit', () => failed(new Error('the product ended before it was ready')));
    child.on('message', (told: Told) => {
      if (told.kind === 'ready') done(told);
      else memory = { rss: told.rss, heap: told.heap };
    });
  });
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  const { port } = ready;
  return {
    product: {
      declared: ready.declared as ProbedProduct['declared'],
      owner: ready.owner as ProbedProduct['owner'],
      companies: ready.companies as ProbedProduct['companies'],
      send: (sent) => send(sent, port, agent),
      memory: () => memory,
    },
    ended: () => end,
    stop: async () => {
      agent.destroy();
      if (end !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function send({ method, url, headers, payload }: Sent, port: number, agent: Agent): Promise<Received> {
  return new Promise((done, failed) => {
    const call = begin(
      {
        host: '127.0.0.1',
        port,
        agent,
        method,
        path: url,
        timeout: answerMs,
        headers: {
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, safeHeader(value)])),
          ...(payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', failed);
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    call.on('timeout', () => call.destroy(new Error(`no answer within ${answerMs / 1000} s`)));
    call.on('error', failed);
    call.end(payload);
  });
}

/** What this client itself would not let through is not for the server to refuse. */
function safeHeader(value: string): string {
  return value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
}
