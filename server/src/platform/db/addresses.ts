import pg from 'pg';

/** Servers of one database: one of them takes writes, the others follow it. */
export type Addresses = readonly [pg.ClientConfig, ...pg.ClientConfig[]];

const withSeveralHosts = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^@/?]*,[^@/?]*)((?:[/?].*)?)$/;

/** `postgres://name:password@one:5432,two:5432/twotier` names two servers; most name one. */
export function addressesOf(url: string): Addresses {
  const [, before = '', hosts = '', after = ''] = withSeveralHosts.exec(url) ?? [];
  const [first = '', ...others] = hosts.split(',').filter((host) => host !== '');
  if (first === '') return [{ connectionString: url }];
  const address = (host: string) => ({ connectionString: `${before}${host}${after}` });
  return [address(first), ...others.map(address)];
}

/** No server of the list takes writes now; it may be tried again. */
export class NoPrimary extends Error {
  override readonly name = 'NoPrimary';
}

const patienceMs = 2_000;

/** The server that takes writes at this moment. Throws `NoPrimary` when none does. */
export async function findPrimary(addresses: Addresses): Promise<pg.ClientConfig> {
  if (addresses.length === 1) return addresses[0];
  try {
    return await Promise.any(addresses.map(takingWrites));
  } catch (error) {
    throw new NoPrimary('no server of DATABASE_URL takes writes', { cause: error });
  }
}

async function takingWrites(address: pg.ClientConfig): Promise<pg.ClientConfig> {
  const client = new pg.Client({
    ...address,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  // Told by the query, or by nothing when it is over.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ following: boolean }>('select pg_is_in_recovery() as following');
    if (rows[0]?.following !== false) throw new Error('it follows another server');
    return address;
  } finally {
    client.end().catch(() => {});
  }
}
