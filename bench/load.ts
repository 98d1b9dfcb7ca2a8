import { Agent, request } from 'node:http';

/** One request of a load run; a new body and headers for each repetition. */
export interface Shot {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/**
 * Sends shots over a fixed number of kept-alive connections until a number of them has been
 * answered. Latency is from the first byte out to the last byte in.
 */
export async function load(
  origin: string,
  options: { readonly connections: number; readonly requests: number; readonly shot: (n: number) => Shot },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const times: number[] = [];
  let sent = 0;
  let failures = 0;
  const begun = performance.now();
  const worker = async () => {
    while (sent < options.requests) {
      const shot = options.shot(sent++);
      const from = performance.now();
      const status = await fire(origin, agent, shot);
      times.push(performance.now() - from);
      if (status >= 400) failures++;
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requests: times.length, failures, perSecond: times.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

function fire(origin: string, agent: Agent, shot: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = shot.body === undefined
      ? { ...shot.headers }
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(shot.body), ...shot.headers };
    const sending = request(`${origin}${shot.path}`, { method: shot.method, agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sending.on('error', reject);
    sending.end(shot.body);
  });
}
