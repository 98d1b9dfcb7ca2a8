import type { Database, Tx } from '../../../platform/db/index.ts';
import { statement, tenantScope } from '../../../platform/db/index.ts';
import type { ProgramDetails, ProgramSecret, RegisteredProgram } from './model.ts';

const programColumns = `
  client_id as "clientId", display_name as "displayName", is_public as "isPublic",
  requires_pkce or is_public as "requiresPkce", redirect_uris as "redirectUris",
  created_at as "createdAt"`;
const programs = statement(
  'application.list',
  `
  select ${programColumns} from app_registration where tenant_id = $1 order by display_name, client_id limit 200`,
);
const secrets = statement(
  'application.secrets',
  `
  select client_id as "clientId", secret_id as "secretId", hint, created_at as "createdAt", expires_at as "expiresAt"
    from app_secret where tenant_id = $1 order by created_at`,
);
const lockProgram = statement(
  'application.lock',
  `
  select ${programColumns} from app_registration where tenant_id = $1 and client_id = $2 for update`,
);
const secretsOfOne = statement(
  'application.secretsOfOne',
  `
  select secret_id as "secretId", hint, created_at as "createdAt", expires_at as "expiresAt"
    from app_secret where tenant_id = $1 and client_id = $2`,
);
const update = statement(
  'application.update',
  `
  update app_registration set display_name = $3, redirect_uris = $4, requires_pkce = $5 where tenant_id = $1 and client_id = $2`,
);
const remove = statement(
  'application.delete',
  'delete from app_registration where tenant_id = $1 and client_id = $2',
);
const removeSecret = statement(
  'application.deleteSecret',
  `
  delete from app_secret where tenant_id = $1 and client_id = $2 and secret_id = $3`,
);

export async function listPrograms(db: Database, tenantId: string): Promise<readonly RegisteredProgram[]> {
  type Row = Omit<RegisteredProgram, 'secrets'>;
  const scope = tenantScope(tenantId);
  const [found, kept] = await Promise.all([
    db.rows<Row>(scope, programs, [tenantId]),
    db.rows<ProgramSecret & { clientId: string }>(scope, secrets, [tenantId]),
  ]);
  return found.map((row) => ({
    ...row,
    secrets: kept.filter(({ clientId }) => clientId === row.clientId),
  }));
}

/** With its secrets, locked for the rest of the transaction. */
export async function lockApplication(
  tx: Tx,
  tenantId: string,
  clientId: string,
): Promise<RegisteredProgram | undefined> {
  const row = await tx.maybe<Omit<RegisteredProgram, 'secrets'>>(lockProgram, [tenantId, clientId]);
  return row && { ...row, secrets: await tx.rows<ProgramSecret>(secretsOfOne, [tenantId, clientId]) };
}

export async function saveApplication(
  tx: Tx,
  tenantId: string,
  clientId: string,
  { displayName, redirectUris, requiresPkce }: ProgramDetails,
): Promise<void> {
  await tx.run(update, [tenantId, clientId, displayName, redirectUris, requiresPkce]);
}

export async function deleteApplication(tx: Tx, tenantId: string, clientId: string): Promise<void> {
  await tx.run(remove, [tenantId, clientId]);
}

/** False when there is none with this id. */
export async function deleteApplicationSecret(
  tx: Tx,
  tenantId: string,
  clientId: string,
  secretId: string,
): Promise<boolean> {
  return (await tx.run(removeSecret, [tenantId, clientId, secretId])) === 1;
}
