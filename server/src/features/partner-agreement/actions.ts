import type { Caller } from '../../access/caller.ts';
import { signsInPortal } from '../../access/cloud-features.ts';
import { inputProblems } from '../../errors/input-problems.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Reader, Scope, Tx } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { postMail } from '../mail/index.ts';
import type { Partner } from '../partner/index.ts';
import { findPartner } from '../partner/index.ts';
import { documentTypeOf, fileBytesMax, findEnrollmentState, safeFileName } from '../verification/index.ts';
import type {
  AgreementSignature,
  AgreementStanding,
  AgreementTexts,
  AgreementVersion,
  ShownSignature,
  SignedPaper,
} from './model.ts';
import type { Signer } from './rules.ts';
import { missingOf, signingFault, standingOf, statusAfterSigning } from './rules.ts';
import {
  findContact,
  findPaper,
  getLatest,
  insertPaper,
  insertSignature,
  insertVersion,
  listSignatures,
  lockPartner,
  publishing,
  saveSigned,
} from './store.ts';

export interface PartnerAgreementParts {
  readonly db: Database;
  readonly clock: Clock;
  /** What is known of a person is read anew: the company may do more from now on. */
  readonly forgetPerson: (tenantId: string, userId: string) => void;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

export interface OwnAgreement {
  readonly partner: Partner;
  readonly standing: AgreementStanding;
  readonly latest: AgreementVersion;
  readonly signatures: readonly ShownSignature[];
}

export function readOwnAgreement({ db }: PartnerAgreementParts, tenantId: string): Promise<OwnAgreement> {
  return read(readerOf(db, tenantScope(tenantId)), tenantId);
}

async function read(reader: Reader, tenantId: string): Promise<OwnAgreement> {
  const [partner, signatures, enrollment, latest] = await Promise.all([
    findPartner(reader, tenantId),
    listSignatures(reader, tenantId),
    findEnrollmentState(reader, tenantId),
    getLatest(reader),
  ]);
  if (!partner) return refuse('not-found');
  return { partner, standing: standingOf(partner, enrollment), latest, signatures };
}

/** The company signs: a named person binds it to the version that was read (C2). */
export async function signAgreement(
  parts: PartnerAgreementParts,
  acting: Acting,
  of: { readonly version: number; readonly signer: Signer; readonly mayBind: boolean },
): Promise<OwnAgreement> {
  const { caller, context } = acting;
  if (!of.mayBind) refuse('partner-agreement-authority-missing');
  requireNamed(of.signer, context.language);
  const tenantId = caller.tenant.id;
  const at = parts.clock.now();
  const signed = await parts.db.transaction(tenantScope(tenantId), async (tx) => {
    const by = { signedBy: caller.user?.id ?? null, recordedBy: null };
    await enter(tx, acting, { ...of, tenantId, at, signedAt: at, onPaper: false, by });
    return read(tx, tenantId);
  });
  if (caller.user) parts.forgetPerson(tenantId, caller.user.id);
  return signed;
}

/** The vendor records what a company signed on paper, where its cloud knows no other way (7.1). */
export function recordPaper(
  { db, clock }: PartnerAgreementParts,
  acting: Acting,
  of: {
    readonly tenantId: string;
    readonly version: number;
    readonly signer: Signer;
    readonly signedAt: Date;
    readonly document: { readonly name: string; readonly content: Buffer };
  },
): Promise<void> {
  requireNamed(of.signer, acting.context.language);
  const at = clock.now();
  if (!(of.signedAt <= at)) refuse('agreement-date-in-future');
  const paper = paperOf(of.document);
  return db.transaction(publishing, async (tx) => {
    const by = { signedBy: null, recordedBy: acting.caller.user?.displayName ?? acting.caller.tenant.name };
    await enter(tx, acting, { ...of, at, onPaper: true, by });
    const { region } = (await findPartner(tx, of.tenantId)) ?? refuse('not-found');
    await insertPaper(tx, { ...of, region }, paper, at);
  });
}

function paperOf({ name, content }: { readonly name: string; readonly content: Buffer }): SignedPaper {
  if (content.length === 0 || content.length > fileBytesMax)
    refuse('verification-file-size', { megabytes: fileBytesMax / 1024 / 1024 });
  const mediaType = documentTypeOf(content) ?? refuse('verification-file-type');
  return { name: safeFileName(name), mediaType, content };
}

/** The signed paper, for the vendor and for the company itself. */
export function readPaper(
  { db }: PartnerAgreementParts,
  scope: Scope,
  tenantId: string,
  version: number,
): Promise<Pick<SignedPaper, 'name' | 'content'>> {
  return db.transaction(scope, async (tx) => (await findPaper(tx, tenantId, version)) ?? refuse('not-found'));
}

/** How a company stands with the agreement, for the vendor's eyes. */
export function readAgreementOf({ db }: PartnerAgreementParts, tenantId: string): Promise<OwnAgreement> {
  return read(readerOf(db, publishing), tenantId);
}

interface Entering {
  readonly tenantId: string;
  readonly version: number;
  readonly signer: Signer;
  readonly signedAt: Date;
  readonly at: Date;
  readonly onPaper: boolean;
  readonly by: Pick<AgreementSignature, 'signedBy' | 'recordedBy'>;
}

async function enter(tx: Tx, { caller, context }: Acting, of: Entering): Promise<void> {
  const { tenantId, version, signer, signedAt, at } = of;
  await lockPartner(tx, tenantId);
  const { partner, standing, latest, signatures } = await read(tx, tenantId);
  const { region, name } = partner;
  const inPortal = signsInPortal(partner);
  const question = { inPortal, standing, signatures, region, version, latest: latest.version };
  const fault = signingFault({ ...question, onPaper: of.onPaper });
  if (fault) refuse(fault, { version, latest: latest.version });
  await insertSignature(tx, {
    tenantId,
    region,
    version,
    signedAt,
    signerFirstName: signer.firstName.trim(),
    signerLastName: signer.lastName.trim(),
    signerTitle: signer.title.trim() || null,
    signerEmail: signer.email.trim(),
    ...of.by,
  });
  const status = statusAfterSigning(partner.programStatus);
  await saveSigned(tx, tenantId, status, signedAt);
  const contact = await findContact(tx, tenantId);
  if (status !== partner.programStatus && contact) {
    await postMail(tx, {
      kind: 'partner-activated',
      to: [{ tenantId, email: contact.email, name: contact.name }],
      facts: { companyName: name },
      path: '/',
      at,
    });
  }
  await appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation: 'create_agreement',
      resourceType: 'partner_agreement',
      ...(caller.tenant.id === tenantId ? {} : { counterpartId: tenantId, copiesTo: [tenantId] }),
      oldValue: { programStatus: partner.programStatus },
      newValue: {
        programStatus: status,
        region,
        version,
        signer: `${signer.firstName.trim()} ${signer.lastName.trim()}`,
        onPaper: of.onPaper,
      },
    },
    at,
  );
}

function requireNamed(signer: Signer, language: Language): void {
  const fields = missingOf(signer).map((field) => ({ field, message: inputProblems.missing[language] }));
  if (fields.length === 0) return;
  refuse(
    'input-invalid',
    { problems: fields.map(({ field, message }) => `${field} ${message}`).join('; ') },
    fields,
  );
}

/** A newer text: signed from now on; what was signed before stays valid (C2). */
export function publishAgreement(
  { db, clock }: PartnerAgreementParts,
  { caller, context }: Acting,
  texts: AgreementTexts,
): Promise<number> {
  const at = clock.now();
  return db.transaction(publishing, async (tx) => {
    const version = await insertVersion(tx, texts, at);
    const event = { operation: 'publish_partner_agreement', resourceType: 'partner_agreement' };
    const titles = { en: texts.en.title, es: texts.es.title, ru: texts.ru.title };
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      { ...event, oldValue: { version: version - 1 }, newValue: { version, ...titles } },
      at,
    );
    return version;
  });
}
