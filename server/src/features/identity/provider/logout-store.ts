import type { Database, Tx } from '../../../platform/db/index.ts';
import { statement, systemScope } from '../../../platform/db/index.ts';
import type { IdentityProvider, LogoutNotice } from './model.ts';
import { type ProviderRow, providerColumns, providerOf } from './store.ts';

const before = systemScope('a provider says who has signed out: the companies are found out by it');

const ofIssuer = statement(
  'provider.ofIssuer',
  `select ${providerColumns} from identity_provider p where p.issuer = $1 and p.client_id = any($2) order by 1 limit 50`,
);

export async function listProvidersOfIssuer(
  db: Database,
  issuer: string,
  clientIds: readonly string[],
): Promise<readonly IdentityProvider[]> {
  return (await db.rows<ProviderRow>(before, ofIssuer, [issuer, clientIds])).map(providerOf);
}

export interface EndedSession {
  readonly userId: string;
  readonly tokenHash: Buffer;
}

const endOfNotice = statement(
  'provider.endSessions',
  `
  delete from portal_session
   where tenant_id = $1 and provider_issuer = $2 and ($5::timestamptz is null or created_at <= $5)
     and ($3::text is null or provider_subject = $3) and ($4::text is null or provider_session = $4)
  returning user_id as "userId", token_hash as "tokenHash"`,
);

/** Those that the notice means. */
export function endProviderSessions(
  tx: Tx,
  { tenantId, issuer }: Pick<IdentityProvider, 'tenantId' | 'issuer'>,
  { subject, session, before: began }: LogoutNotice,
): Promise<EndedSession[]> {
  return tx.rows<EndedSession>(endOfNotice, [tenantId, issuer, subject, session, began]);
}

const endOfAll = statement(
  'provider.endAllSessions',
  `
  delete from portal_session where tenant_id = $1 and sign_in_method = 'provider' and token_hash is distinct from $2
  returning user_id as "userId", token_hash as "tokenHash"`,
);

/** Every session that began at the company's provider but the one that asks. */
export function endAllProviderSessions(
  tx: Tx,
  tenantId: string,
  kept: Buffer | null,
): Promise<EndedSession[]> {
  return tx.rows<EndedSession>(endOfAll, [tenantId, kept]);
}
