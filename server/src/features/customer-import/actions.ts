import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { InvitationParts } from '../invitation/index.ts';
import { issueLinkWithin } from '../invitation/index.ts';
import { findRegion } from '../market/index.ts';
import type { ReadRow } from './file-reading.ts';
import { readCustomerFile, UnusableFile } from './file-reading.ts';
import type { ImportRunner } from './jobs.ts';
import type { CustomerImport } from './model.ts';
import { checkRows, withMatches } from './rules.ts';
import { findImport, findMatches, insertImport, lockImport, startImport } from './store.ts';
import { columnNames, fileProblemText } from './words.ts';

export interface CustomerImportParts extends InvitationParts {
  /** Origin that personal links begin with. */
  readonly publicUrl: string;
  readonly runner: ImportRunner;
}

export interface ImportActing {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

/** Reads and checks a file; nothing else happens until somebody has seen what it would do (C29). */
export async function checkFile(
  { db, clock, ids }: CustomerImportParts,
  { caller, context }: ImportActing,
  file: { readonly fileName: string; readonly content: Buffer },
): Promise<CustomerImport> {
  const read = readOrRefuse(file.content, context.language);
  const { tenant } = caller;
  const checked = checkRows(read, findRegion(tenant.region)?.id ?? null);
  const importId = ids.guid();
  return db.transaction(tenantScope(tenant.id), async (tx) => {
    const rows = withMatches(checked, await findMatches(tx, tenant.id, checked));
    const at = clock.now();
    await insertImport(
      tx,
      {
        partnerId: tenant.id,
        importId,
        fileName: file.fileName,
        createdAt: at,
        createdBy: actorOf(caller, context).name,
      },
      rows,
    );
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'check_customer_import',
        resourceType: 'customer_import',
        details: { importId, fileName: file.fileName, rows: String(rows.length) },
      },
      at,
    );
    return (await findImport(tx, tenant.id, importId)) ?? refuse('not-found');
  });
}

function readOrRefuse(content: Buffer, language: Language): ReadRow[] {
  try {
    return readCustomerFile(content);
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    const { problem, params } = error;
    const named =
      problem === 'columns'
        ? {
            columns: String(params['columns'])
              .split(', ')
              .map((one) => columnNames[one as keyof typeof columnNames][language])
              .join(', '),
          }
        : params;
    const why = fileProblemText(problem, named, language);
    return refuse('customer-file-unusable', { why }, [{ field: 'contentBase64', message: why }]);
  }
}

/**
 * Has the usable rows worked off: companies without a relationship get a draft of a request with one
 * personal link. Nothing is sent and nobody becomes a customer by it (3.0, I10).
 */
export async function beginImport(
  parts: CustomerImportParts,
  acting: ImportActing,
  importId: string,
  delegatedAdmin: boolean,
): Promise<CustomerImport> {
  const { caller, context } = acting;
  const { tenant } = caller;
  const begun = await parts.db.transaction(tenantScope(tenant.id), async (tx) => {
    const present = await lockImport(tx, tenant.id, importId);
    if (!present) return refuse('customer-import-unknown');
    // Asked twice, begun once.
    if (present.state !== 'checked') return present;
    if (present.rowsUsable === 0) return refuse('customer-import-empty');
    // Only the global cloud lets a customer be asked without admin permission (C34).
    const asked = tenant.cloud === 'global' ? delegatedAdmin : true;
    const { token, invitation } = await issueLinkWithin(
      tx,
      parts,
      { caller, correlationId: context.correlationId, language: context.language },
      { kind: 'relationship', delegatedAdmin: asked },
    );
    const at = parts.clock.now();
    await startImport(tx, present, { at, delegatedAdmin: asked, token, expiresAt: invitation.expiresAt });
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'import_customers',
        resourceType: 'customer_import',
        details: { importId, fileName: present.fileName, rows: String(present.rowsUsable) },
      },
      at,
    );
    return (await findImport(tx, tenant.id, importId)) ?? present;
  });
  parts.runner.wake();
  return begun;
}
