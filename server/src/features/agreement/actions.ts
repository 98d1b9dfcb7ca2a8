import type { Caller } from '../../access/caller.ts';
import { inputProblemText } from '../../errors/input-problems.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import {
  lockRelationship,
  markAgreementAccepted,
  markAgreementAcceptedByCustomer,
} from '../customer/index.ts';
import { postMail } from '../mail/index.ts';
import { findPartner } from '../partner/index.ts';
import type { AgreementTemplate, Confirmation, RecordedAgreement } from './model.ts';
import {
  confirmationFault,
  contactOf,
  customerAgreementTemplate,
  instantOf,
  repeats,
  templateOf,
} from './rules.ts';
import { findAcceptor, findLatestAgreement, insertAgreement } from './store.ts';

export interface AgreementDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Who confirms, and in which request. */
export interface Confirming {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

/** Whom an agreement is with. */
export interface AgreementParty {
  readonly customerId: string;
  readonly customerName: string;
}

/** Records that the customer accepted, on the partner's word (C20). */
export function confirmAgreement(
  deps: AgreementDeps,
  confirming: Confirming,
  party: AgreementParty,
  confirmation: Confirmation,
): Promise<RecordedAgreement> {
  const { caller, context } = confirming;
  const now = deps.clock.now();
  const agreement = requireConfirmation(confirming, confirmation, now);
  return deps.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    // Two confirmations at once would both find nothing recorded yet.
    if (!(await lockRelationship(tx, caller.tenant.id, party.customerId))) return refuse('customer-unknown');
    const latest = await findLatestAgreement(tx, caller.tenant.id, party.customerId, agreement.type);
    if (repeats(latest, agreement)) return refuse('agreement-exists');
    await recordAgreement(tx, deps.ids, {
      agreement,
      party,
      partnerId: caller.tenant.id,
      actor: actorOf(caller, context),
      at: now,
    });
    return agreement;
  });
}

/** The confirmation as it will be kept, or the refusal that names everything wrong with it. */
export function requireConfirmation(
  { caller, context }: Confirming,
  confirmation: Confirmation,
  now: Date,
  at = '',
): RecordedAgreement {
  const fault = confirmationFault(caller, confirmation, now);
  if (fault) throw refusalOf(fault, context.language, at);
  const template = templateOf(confirmation) as AgreementTemplate;
  return {
    templateId: template.templateId,
    type: template.type,
    contact: contactOf(confirmation.contact),
    agreedAt: instantOf(confirmation.agreedAt) as Date,
    // A person confirms in their own name, whatever id was sent.
    recordedBy: caller.user?.id ?? confirmation.userId?.toLowerCase() ?? null,
  };
}

function refusalOf(
  fault: NonNullable<ReturnType<typeof confirmationFault>>,
  language: Language,
  at: string,
): Refusal {
  const path = (field: string) => (at ? `${at}.${field}` : field);
  if (fault.reason !== 'parameter-invalid') {
    const message = sentenceOf(fault.reason, {}, language);
    return new Refusal(fault.reason, {}, [{ field: path(fault.field), message }]);
  }
  const fields = fault.problems.map(({ field, problem }) => ({
    field: path(field),
    message: inputProblemText({ field, problem }, language),
  }));
  const problems = fields.map(({ field, message }) => `${field} ${message}`).join('; ');
  return new Refusal('parameter-invalid', { problems }, fields);
}

/**
 * Writes an acceptance and makes it count for the partner that knows of it, and for no other (C20). In
 * the partner's transaction; checks are the caller's business.
 */
export async function recordAgreement(
  tx: Tx,
  ids: Ids,
  of: {
    readonly agreement: RecordedAgreement;
    readonly party: AgreementParty;
    readonly partnerId: string;
    /** Null: no record in the activity log, as the demo world has it. */
    readonly actor: Actor | null;
    readonly at: Date;
  },
): Promise<void> {
  const { agreement, party, partnerId, actor, at } = of;
  await insertAgreement(tx, {
    ...agreement,
    partnerId,
    customerId: party.customerId,
    agreementId: ids.guid(),
    recordedAt: at,
  });
  await markAgreementAccepted(tx, partnerId, party.customerId, agreement.agreedAt);
  if (!actor) return;
  const { contact } = agreement;
  // On the partner's word, so the customer hears of it (3.0); who accepts in person needs no letter.
  await postMail(tx, {
    kind: 'agreement-confirmed',
    to: [{ tenantId: party.customerId, email: contact.email, name: contact.firstName }],
    facts: {
      partnerName: (await findPartner(tx, partnerId))?.name ?? '',
      customerName: party.customerName,
      contactName: `${contact.firstName} ${contact.lastName}`,
      agreedOn: agreement.agreedAt,
    },
    at,
  });
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'create_agreement',
      resourceType: 'agreement',
      customerId: party.customerId,
      customerName: party.customerName,
      newValue: {
        type: agreement.type,
        templateId: agreement.templateId,
        dateAgreed: agreement.agreedAt.toISOString(),
        primaryContact: { firstName: contact.firstName, lastName: contact.lastName, email: contact.email },
      },
    },
    at,
  );
}

/**
 * The customer's own global admin accepts: that counts for all its partners, and nobody gets a letter
 * (C20, 3.0). In the customer's transaction.
 */
export async function acceptAgreementDirectly(
  tx: Tx,
  ids: Ids,
  of: { readonly party: AgreementParty; readonly actor: Actor; readonly at: Date },
): Promise<void> {
  const { party, actor, at } = of;
  const contact = actor.userId ? await findAcceptor(tx, party.customerId, actor.userId) : undefined;
  const { templateId, type } = customerAgreementTemplate;
  await insertAgreement(tx, {
    templateId,
    type,
    contact: contact ?? { firstName: actor.name, lastName: '', email: actor.name, phoneNumber: null },
    agreedAt: at,
    recordedBy: actor.userId,
    // A customer that accepts by itself stands on the partner's side of its own row.
    partnerId: party.customerId,
    customerId: party.customerId,
    agreementId: ids.guid(),
    recordedAt: at,
  });
  await markAgreementAcceptedByCustomer(tx, party.customerId, at);
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'create_agreement',
      resourceType: 'agreement',
      customerId: party.customerId,
      customerName: party.customerName,
      newValue: { type, templateId, dateAgreed: at.toISOString(), acceptedBy: 'customer' },
    },
    at,
  );
}
