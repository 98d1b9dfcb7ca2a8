import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `demo-credentials.json` says of one company of the demo world; members are a fixed contract. */
export interface TenantCredentials {
  readonly name: string;
  readonly kind: string;
  readonly tenantId: string;
  readonly domain: string;
  readonly country: string;
  readonly globalPartnerId?: string;
  readonly locationPartnerId?: string;
  readonly users: readonly {
    readonly role: string;
    readonly userPrincipalName: string;
    readonly password: string;
  }[];
  readonly apps?: readonly { readonly clientId: string; readonly clientSecret: string }[] | undefined;
  readonly publicClientId: string;
}

export interface DemoCredentials {
  readonly baseUrl: string;
  readonly tenants: readonly TenantCredentials[];
}

const fileName = 'demo-credentials.json';

/** Secrets of an earlier making of the demo world: a reset keeps them, so that clients go on working. */
export function readCredentials(dataDir: string): DemoCredentials | null {
  const file = join(dataDir, fileName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoCredentials) : null;
}

/** Readable by the owner alone. */
export function writeCredentials(dataDir: string, credentials: DemoCredentials): void {
  const file = join(dataDir, fileName);
  writeFileSync(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
