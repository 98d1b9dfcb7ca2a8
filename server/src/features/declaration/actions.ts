import type { Caller } from '../../access/caller.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Declaration, DeclarationKind, DeclarationTexts } from './model.ts';
import { nextVersion, problemsOf } from './rules.ts';
import { deletePlanned, insertDeclaration, lockDeclarations } from './store.ts';

export interface DeclarationParts {
  readonly db: Database;
  readonly clock: Clock;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** Another wording from a date on; null: at once. Whoever has the former one before their eyes is asked again. */
export async function writeDeclaration(
  { db, clock }: DeclarationParts,
  acting: Acting,
  kind: DeclarationKind,
  wanted: { readonly texts: DeclarationTexts; readonly from: Date | null },
): Promise<Declaration> {
  const now = clock.now();
  const appliesFrom = wanted.from ?? now;
  refuseInputs(problemsOf(wanted.texts, appliesFrom, now));
  return db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const before = await lockDeclarations(tx, kind);
    const written: Declaration = {
      kind,
      version: nextVersion(
        before.map(({ version }) => version),
        appliesFrom,
      ),
      texts: wanted.texts,
      appliesFrom,
      writtenAt: now,
      writtenBy: acting.caller.user?.userPrincipalName ?? '',
    };
    await insertDeclaration(tx, written);
    await record(tx, acting, 'write_declaration', written, now);
    return written;
  });
}

/** Takes a wording back that does not apply yet. */
export function withdrawDeclaration(
  { db, clock }: DeclarationParts,
  acting: Acting,
  kind: DeclarationKind,
  version: string,
): Promise<void> {
  const now = clock.now();
  return db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const found = (await lockDeclarations(tx, kind)).find((one) => one.version === version);
    if (!found) return refuse('not-found');
    if (!(await deletePlanned(tx, kind, version, now))) return refuse('declaration-applies', { version });
    await record(tx, acting, 'withdraw_declaration', found, now);
  });
}

function record(
  tx: Tx,
  { caller, context }: Acting,
  operation: string,
  { kind, version, texts, appliesFrom }: Declaration,
  at: Date,
): Promise<void> {
  const value = { kind, version, texts, from: appliesFrom?.toISOString() ?? null };
  const values = operation === 'write_declaration' ? { newValue: value } : { oldValue: value };
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    { operation, resourceType: 'declaration', ...values },
    at,
  );
}
