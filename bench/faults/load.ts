import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { newCustomer } from '../writes.ts';

/** What was promised to those who asked, and what they saw. */
export interface Journal {
  /** Domains of customers whose creation was begun. */
  readonly begun: string[];
  /** Domain of those whose creation was acknowledged, with the id where it was told. */
  readonly acknowledged: Map<string, string | null>;
  /** Times that somebody was told to try again, or was cut off. */
  retried: number;
  /** Answers that are neither: each is a fault of the product. */
  readonly wrong: string[];
  /** Readings, by another process, of what its writer was just told to be kept; and how many did not show it. */
  readBack: number;
  notSeen: number;
}

export interface Load {
  readonly journal: Journal;
  /** Begins no more, and waits for what was begun. */
  end(): Promise<void>;
}

export interface LoadWanted {
  /** Processes of the product; each request goes to another one. */
  readonly origins: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly writers: number;
  /** Of its customers' domains: tells this load from others. */
  readonly label: string;
}

/** Writers that each make one customer after another, try again what may be tried again, and read what they made. */
export function beginLoad({ origins, headers, writers, label }: LoadWanted): Load {
  const journal: Journal = {
    begun: [],
    acknowledged: new Map(),
    retried: 0,
    wrong: [],
    readBack: 0,
    notSeen: 0,
  };
  let ending = false;
  let turn = 0;
  const anywhere = () => origins[turn++ % origins.length] as string;
  const call = (origin: string, path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string>) },
      signal: AbortSignal.timeout(30_000),
    });

  const persist = async (send: (origin: string) => Promise<Response>) => {
    for (;;) {
      try {
        const answer = await send(anywhere());
        // Cut off while it is read counts as cut off.
        const body = (await answer.json()) as { id?: string; errorName?: string };
        const again = [409, 429, 503].includes(answer.status) && !isLost(body);
        if (!again) return { status: answer.status, body };
      } catch {
        // The connection was refused or cut: as good as told to try again.
      }
      journal.retried += 1;
      await wait(50);
    }
  };
  const write = async () => {
    while (!ending) {
      const domain = `${label}${journal.begun.length}`;
      journal.begun.push(domain);
      const request = { 'content-type': 'application/json', 'MS-RequestId': randomUUID() };
      const made = await persist((origin) =>
        call(origin, '/v1/customers', {
          method: 'POST',
          headers: request,
          body: JSON.stringify(newCustomer(domain)),
        }),
      );
      // Carried out, and its answer lost with whoever was to give it: it is looked for by its domain.
      if (isLost(made.body)) {
        journal.acknowledged.set(domain, null);
        continue;
      }
      if (made.status !== 201 || made.body.id === undefined) {
        journal.wrong.push(`POST ${made.status} ${JSON.stringify(made.body).slice(0, 300)}`);
        continue;
      }
      journal.acknowledged.set(domain, made.body.id);
      const seen = await persist((origin) => call(origin, `/v1/customers/${made.body.id}`));
      journal.readBack += 1;
      if (seen.status !== 200) journal.notSeen += 1;
    }
  };
  const writing = Promise.all(Array.from({ length: writers }, write));
  return {
    journal,
    async end() {
      ending = true;
      await writing;
    },
  };
}

function isLost(body: { readonly errorName?: string }): boolean {
  return body.errorName === 'request-answer-lost';
}
