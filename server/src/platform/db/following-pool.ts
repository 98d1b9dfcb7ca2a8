import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { type Addresses, findPrimary } from './addresses.ts';
import { connectionLoss } from './connection-loss.ts';

/** What the database needs of a pool. */
export interface Connections {
  connect(): Promise<pg.PoolClient>;
  end(): Promise<void>;
}

export interface Following extends Connections {
  /** Settled once it is known whether the server in use still takes writes. */
  lookAround(): Promise<void>;
}

const attempts = 20;
const lookAroundEveryMs = 2_000;

/**
 * Connections to whichever server of the list takes writes. When that one dies, or follows another from now
 * on, those who come wait for its successor, up to about ten seconds; what was under way fails and is safe to try
 * again.
 */
export function followPrimary(addresses: Addresses, open: (address: pg.ClientConfig) => pg.Pool): Following {
  let serving: Promise<Serving> | undefined;
  let ended = false;

  const present = () => {
    const found = serving ?? findPrimary(addresses).then((address) => serve(address, open(address)));
    serving = found;
    found.catch(() => {
      if (serving === found) serving = undefined;
    });
    return found;
  };
  const leave = (left: Serving) => {
    if (left.leaving) return;
    left.leaving = true;
    serving = undefined;
    left.abandon();
  };
  const lookAround = async () => {
    const now = await serving?.catch(() => undefined);
    if (now === undefined) return;
    const primary = await findPrimary(addresses).catch(() => undefined);
    if (primary !== undefined && primary !== now.address) leave(now);
  };
  const watch = setInterval(() => void lookAround(), lookAroundEveryMs);
  watch.unref();

  return {
    lookAround,
    async connect() {
      for (let attempt = 1; ; attempt += 1) {
        let used: Serving | undefined;
        try {
          used = await present();
          return await used.pool.connect();
        } catch (error) {
          if (ended || attempt === attempts || !connectionLoss(error)) throw error;
          if (used) leave(used);
          await wait(attempt * 50);
        }
      }
    },
    async end() {
      ended = true;
      clearInterval(watch);
      await (await serving?.catch(() => undefined))?.pool.end();
    },
  };
}

interface Serving {
  readonly address: pg.ClientConfig;
  readonly pool: pg.Pool;
  leaving: boolean;
  /** Cuts every connection, those at work too: a server that vanished would never answer them. */
  abandon(): void;
}

function serve(address: pg.ClientConfig, pool: pg.Pool): Serving {
  const open = new Set<pg.PoolClient>();
  pool.on('connect', (client) => open.add(client));
  pool.on('remove', (client) => open.delete(client));
  return {
    address,
    pool,
    leaving: false,
    abandon() {
      for (const client of open) socketOf(client).destroy();
      pool.end().catch(() => {});
    },
  };
}

function socketOf(client: pg.PoolClient): { destroy(): void } {
  return (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
}
