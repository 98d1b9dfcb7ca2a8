import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findContact, findTie } from '../customer/index.ts';
import { checkAddress, readAddress } from '../market/index.ts';
import { countUse, lockCode } from './code-store.ts';
import type {
  CustomerQualification,
  Qualification,
  QualificationRequest,
  VerificationFacts,
} from './model.ts';
import { cloudHasQualifications, decideAt, excludedBy, faultsOf, hostOf, next } from './rules.ts';
import { lockCustomerQualifications, lockQualification, lockQualifications, saveRequest } from './store.ts';
import { qualificationNames, requestWords } from './words.ts';

export interface QualificationDeps {
  readonly db: Database;
  readonly clock: Clock;
}

export interface QualificationCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly request: QualificationRequest;
  /** The older form of the contract knows no education segment. */
  readonly form: 'whole' | 'older';
}

/** Asks that a customer be recognized as what it is, or asks again with corrected data (C31). */
export async function askForQualification(
  { db, clock }: QualificationDeps,
  call: QualificationCall,
): Promise<CustomerQualification> {
  const { caller, context, customer, form } = call;
  const { cloud } = caller.tenant;
  if (!cloudHasQualifications(cloud)) return refuse('cloud-feature-off', { cloud });
  const request = tidied(call.request);
  return db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const facts = await verificationFacts(tx, caller.tenant.id, customer.customerId);
    refuseFaults(request, facts, form, context.language);
    const at = clock.now();
    const code = await takeCode(tx, caller.tenant.id, request, context.language);
    const asked = await tx.within(tenantScope(customer.customerId), async (inner) => {
      await lockCustomerQualifications(inner, customer.customerId);
      const present = await lockQualifications(inner, customer.customerId);
      refuseByOthers(request.qualification, present, context.language);
      await saveRequest(inner, {
        customerId: customer.customerId,
        partnerId: caller.tenant.id,
        request: { ...request, validationCode: code },
        askedAt: at,
        decideAt: decideAt(at),
      });
      return lockQualification(inner, customer.customerId, request.qualification);
    });
    await recordRequest(tx, call, request, at);
    return asked as CustomerQualification;
  });
}

/** Blanks are nothing, and a website is known by its host. */
function tidied(request: QualificationRequest): QualificationRequest {
  const text = (value: string | null) => value?.trim() || null;
  const website = text(request.website);
  return {
    ...request,
    // Only the segment asked for keeps its own data.
    educationSegment: request.qualification === 'education' ? request.educationSegment : null,
    website: website && (hostOf(website) ?? website),
    validationCode: request.qualification === 'government' ? text(request.validationCode) : null,
  };
}

export async function verificationFacts(
  tx: Tx,
  partnerId: string,
  customerId: string,
): Promise<VerificationFacts> {
  const { email, address } = await findContact(tx, partnerId, customerId);
  const addressComplete = address !== null && checkAddress(readAddress({ ...address })).length === 0;
  const tie = await findTie(tx, partnerId, customerId);
  return { email, addressComplete, cloudSuffix: tie?.domain.replace(/^[^.]*[.]/, '') ?? null };
}

function refuseFaults(
  request: QualificationRequest,
  facts: VerificationFacts,
  form: QualificationCall['form'],
  language: Language,
): void {
  const fields = faultsOf(request, facts, form).map(({ field, problem }) => ({
    field,
    message: requestWords[problem][language],
  }));
  if (fields.length === 0) return;
  const problems = fields.map(({ message }) => message.replace(/[.]$/, '')).join('; ');
  throw new Refusal('qualification-data-missing', { problems }, fields);
}

/** Counts one use of a partner's code; its own spelling is kept (C31). */
async function takeCode(
  tx: Tx,
  partnerId: string,
  { validationCode }: QualificationRequest,
  language: Language,
): Promise<string | null> {
  if (validationCode === null) return null;
  const code = await lockCode(tx, partnerId, validationCode);
  const reason = !code
    ? 'validation-code-unknown'
    : code.createsLeft === 0
      ? 'validation-code-used-up'
      : null;
  if (reason || !code) throw atCode(reason ?? 'validation-code-unknown', language);
  await countUse(tx, code, -1);
  return code.code;
}

function atCode(reason: 'validation-code-unknown' | 'validation-code-used-up', language: Language): Refusal {
  return new Refusal(reason, {}, [{ field: 'validationCode', message: sentenceOf(reason, {}, language) }]);
}

function refuseByOthers(
  wanted: Qualification,
  present: readonly CustomerQualification[],
  language: Language,
): void {
  const name = qualificationNames[wanted][language];
  const own = present.find(({ qualification }) => qualification === wanted);
  if (next(own, 'ask') === null) {
    refuse(own?.status === 'approved' ? 'qualification-given' : 'qualification-in-review', {
      qualification: name,
    });
  }
  const excluding = excludedBy(wanted, present);
  if (excluding) {
    refuse('qualification-excluded', {
      qualification: name,
      other: qualificationNames[excluding][language],
    });
  }
}

function recordRequest(
  tx: Tx,
  { caller, context, customer }: QualificationCall,
  request: QualificationRequest,
  at: Date,
): Promise<void> {
  const { qualification, educationSegment, website } = request;
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation: 'update_customer_qualification',
      resourceType: 'customer',
      customerId: customer.customerId,
      customerName: customer.companyName,
      newValue: { qualification, status: 'in-review', educationSegment, website },
    },
    at,
  );
}
