import { refuse } from '../../errors/refusal.ts';
import { isUniqueViolation, systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { findPartner } from '../partner/index.ts';
import type { QualificationDeps } from './actions.ts';
import { insertCode } from './code-store.ts';

export interface CodeToIssue {
  readonly partnerId: string;
  readonly code: string;
  readonly organizationName: string;
  readonly createsMax: number | null;
}

/** The vendor gives a partner it has verified a code for customers of the government cloud (C31). */
export async function issueCode(
  { db, clock }: QualificationDeps,
  wanted: CodeToIssue,
  actor: Actor,
): Promise<void> {
  const at = clock.now();
  try {
    await db.transaction(systemScope('the operator issues a validation code'), async (tx) => {
      const partner = await findPartner(tx, wanted.partnerId);
      if (!partner) return refuse('partner-id-unknown', { partnerId: wanted.partnerId });
      await tx.within(tenantScope(wanted.partnerId), (inner) =>
        insertCode(inner, { ...wanted, issuedAt: at }),
      );
      // The code itself stays out of the log: who knows it can use it.
      await appendAuditEvent(
        tx,
        actor,
        {
          operation: 'issue_validation_code',
          resourceType: 'validation_code',
          counterpartId: wanted.partnerId,
          copiesTo: [wanted.partnerId],
          newValue: { organizationName: wanted.organizationName, maxCreates: wanted.createsMax },
          details: { Partner: partner.name },
        },
        at,
      );
    });
  } catch (error) {
    if (isUniqueViolation(error, 'validation_code_pkey')) refuse('validation-code-exists');
    throw error;
  }
}
