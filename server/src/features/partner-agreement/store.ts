import type { ProgramStatus } from '../../access/caller.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement, systemScope } from '../../platform/db/index.ts';
import type {
  AgreementSignature,
  AgreementTexts,
  AgreementVersion,
  ShownSignature,
  SignedPaper,
} from './model.ts';

export const publishing = systemScope('the operator looks after the partner agreement');

const columns = 'v.version, v.published_at as "publishedAt", v.texts';
const versions = statement(
  'partnerAgreement.versions',
  `select ${columns} from partner_agreement_version v order by v.version desc limit 200`,
);
const latest = statement(
  'partnerAgreement.latest',
  `select ${columns} from partner_agreement_version v order by v.version desc limit 1`,
);
const version = statement(
  'partnerAgreement.version',
  `select ${columns} from partner_agreement_version v where v.version = $1`,
);

/** The newest first. */
export function listVersions(db: Database): Promise<AgreementVersion[]> {
  return db.rows<AgreementVersion>(publishing, versions);
}

export async function getLatest(reader: Pick<Tx, 'maybe'>): Promise<AgreementVersion> {
  const found = await reader.maybe<AgreementVersion>(latest);
  if (!found) throw new Error('no version of the partner agreement is there');
  return found;
}

export function findVersion(db: Database, number: number): Promise<AgreementVersion | undefined> {
  return db.maybe<AgreementVersion>(publishing, version, [number]);
}

const publish = statement(
  'partnerAgreement.publish',
  `
  insert into partner_agreement_version (version, published_at, texts)
  select coalesce(max(version), 0) + 1, $1, $2 from partner_agreement_version
  returning version`,
);

export async function insertVersion(tx: Tx, texts: AgreementTexts, at: Date): Promise<number> {
  const [row] = await tx.rows<{ version: number }>(publish, [at, JSON.stringify(texts)]);
  return row?.version ?? 0;
}

const signatures = statement(
  'partnerAgreement.signatures',
  `
  select s.tenant_id as "tenantId", s.region, s.version, s.signed_at as "signedAt",
         s.signer_first_name as "signerFirstName", s.signer_last_name as "signerLastName",
         s.signer_title as "signerTitle", s.signer_email as "signerEmail", s.signed_by as "signedBy",
         s.recorded_by as "recordedBy", p.name as document
    from partner_agreement_signature s left join partner_agreement_paper p using (tenant_id, region, version)
   where s.tenant_id = $1 order by s.signed_at desc, s.version desc`,
);

export function listSignatures(reader: Pick<Tx, 'rows'>, tenantId: string): Promise<ShownSignature[]> {
  return reader.rows<ShownSignature>(signatures, [tenantId]);
}

const keepPaper = statement(
  'partnerAgreement.keepPaper',
  `
  insert into partner_agreement_paper (tenant_id, region, version, name, media_type, content, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7)`,
);

export async function insertPaper(
  tx: Tx,
  of: Pick<AgreementSignature, 'tenantId' | 'region' | 'version'>,
  paper: SignedPaper,
  at: Date,
): Promise<void> {
  const { name, mediaType, content } = paper;
  await tx.run(keepPaper, [of.tenantId, of.region, of.version, name, mediaType, content, at]);
}

const paper = statement(
  'partnerAgreement.paper',
  `select name, content from partner_agreement_paper
    where tenant_id = $1 and version = $2 order by recorded_at desc limit 1`,
);

export function findPaper(
  reader: Pick<Tx, 'maybe'>,
  tenantId: string,
  number: number,
): Promise<Pick<SignedPaper, 'name' | 'content'> | undefined> {
  return reader.maybe(paper, [tenantId, number]);
}

const sign = statement(
  'partnerAgreement.sign',
  `
  insert into partner_agreement_signature (tenant_id, region, version, signed_at, signer_first_name, signer_last_name,
    signer_title, signer_email, signed_by, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export async function insertSignature(tx: Tx, of: AgreementSignature): Promise<void> {
  await tx.run(sign, [
    of.tenantId,
    of.region,
    of.version,
    of.signedAt,
    of.signerFirstName,
    of.signerLastName,
    of.signerTitle,
    of.signerEmail,
    of.signedBy,
    of.recordedBy,
  ]);
}

const lock = statement(
  'partnerAgreement.lockPartner',
  'select tenant_id from partner where tenant_id = $1 for no key update',
);

/** Two signatures of one company follow each other. */
export async function lockPartner(tx: Tx, tenantId: string): Promise<void> {
  await tx.maybe(lock, [tenantId]);
}

const take = statement(
  'partnerAgreement.takeEffect',
  `
  update partner set program_status = $2, agreement_signed_at = coalesce(agreement_signed_at, $3) where tenant_id = $1`,
);

/** The first signature counts: it holds for good. */
export async function saveSigned(tx: Tx, tenantId: string, status: ProgramStatus, at: Date): Promise<void> {
  await tx.run(take, [tenantId, status, at]);
}

const contact = statement(
  'partnerAgreement.contact',
  `select contact_name as name, contact_email as email from partner_account where tenant_id = $1`,
);

/** Whom the vendor writes to about the company as such. */
export function findContact(
  tx: Tx,
  tenantId: string,
): Promise<{ readonly name: string; readonly email: string } | undefined> {
  return tx.maybe(contact, [tenantId]);
}

const statusRows = statement(
  'partnerAgreement.statusOfResellers',
  `
  select p.name, p.location_partner_id as "partnerId", p.country, p.program_status as "programStatus",
         p.agreement_signed_at as "signedAt"
    from partnership s join partner p on p.tenant_id = s.reseller_id
   where s.provider_id = $1 and s.state = 'active'
   order by name_key(p.name), p.tenant_id
   limit 50000`,
);

export interface ResellerStatus {
  readonly name: string;
  readonly partnerId: string;
  readonly country: string;
  readonly programStatus: ProgramStatus;
  readonly signedAt: Date | null;
}

/** A provider's resellers with what it has to know of their agreement (9.6). */
export function listResellerStatus(db: Database, scope: TenantScope): Promise<ResellerStatus[]> {
  return db.rows<ResellerStatus>(scope, statusRows, [scope.tenantId]);
}
