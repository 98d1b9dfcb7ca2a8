import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import type { BreachedPasswords } from '../identity/index.ts';
import { createUser, passwordHash, requireUsablePassword } from '../identity/index.ts';
import { postMail } from '../mail/index.ts';
import type { AddressChecker } from '../market/index.ts';
import { alternativesTo, partnerCurrencyOf, regionOf } from '../market/index.ts';
import type { NewPartner } from '../partner/index.ts';
import { createPartner, enterProfiles, newPartnerNumbers } from '../partner/index.ts';
import { linkHash, mailsMax, newLink, openEnrollment } from '../verification/index.ts';
import type { Enrollment, EnrollmentDetails } from './model.ts';
import type { EnrollmentBoundaries } from './rules.ts';
import {
  checkEnrollment,
  firstAdministratorRoles,
  lapsesAfterMs,
  openOfContactMax,
  refuses,
} from './rules.ts';
import {
  countOpenOf,
  enrolling,
  findMade,
  findOperatorId,
  insertEnrollment,
  listTaken,
  lockByLink,
  lockByResume,
  saveConfirmed,
  saveMailed,
  saveRegistration,
} from './store.ts';
import { enrollmentProblemText } from './words.ts';

export interface EnrollmentParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly addressChecker: AddressChecker;
  /** Partners get names under it, as customers do. */
  readonly domainSuffix: string;
  readonly boundaries: EnrollmentBoundaries;
  readonly breached: BreachedPasswords;
}

export interface Enrolled {
  readonly enrollment: Enrollment;
  readonly companyName: string;
  readonly userPrincipalName: string;
}

const domainNameOf = ({ domainSuffix }: EnrollmentParts, label: string) =>
  `${label.toLowerCase()}.${domainSuffix}`;
const userPrincipalNameOf = (parts: EnrollmentParts, of: EnrollmentDetails, label = of.domain) =>
  `${of.userName.toLowerCase()}@${domainNameOf(parts, label)}`;

/**
 * Keeps what a company entered until its contact confirms the address. Whether the company is known
 * already is for the vendor to find out: a stranger is told nothing of others (C1).
 */
export async function enroll(
  parts: EnrollmentParts,
  details: EnrollmentDetails,
  { password, language }: { readonly password: string; readonly language: Language },
): Promise<Enrolled & { readonly resumeToken: string }> {
  await requireUsable(parts, details, password, language);
  const { db, clock, ids } = parts;
  const [link, resume] = [newLink(), newLink()];
  const hash = await passwordHash(password);
  const at = clock.now();
  const enrollmentId = ids.guid();
  return await db.transaction(enrolling, async (tx) => {
    const { email } = details.contact;
    if ((await countOpenOf(tx, email, new Date(at.getTime() - lapsesAfterMs))) >= openOfContactMax)
      refuse('enrollment-mailbox-full', { limit: openOfContactMax });
    await requireFreeDomain(parts, tx, details.domain, language);
    await insertEnrollment(tx, {
      enrollmentId,
      details,
      passwordHash: hash,
      language,
      confirmHash: link.hash,
      resumeHash: resume.hash,
      at,
      lapsesAt: new Date(at.getTime() + lapsesAfterMs),
    });
    await mailLink(tx, details, language, link.secret, at);
    const enrollment = (await lockByResume(tx, resume.hash)) ?? refuse('not-found');
    return { ...enrolledOf(parts, enrollment, details), resumeToken: resume.secret };
  });
}

async function requireUsable(
  parts: EnrollmentParts,
  details: EnrollmentDetails,
  password: string,
  language: Language,
): Promise<void> {
  const problems = checkEnrollment(details, parts.boundaries).filter(refuses);
  const fields = problems.map((one) => ({
    field: `details.${one.path}`,
    message: enrollmentProblemText(one, language),
  }));
  if (fields.length === 0) {
    const verdict = await parts.addressChecker.check(details.address);
    for (const problem of verdict.status === 'None' ? verdict.problems : [])
      fields.push({
        field: `details.address.${problem.field}`,
        message: enrollmentProblemText({ path: '', problem, given: true }, language),
      });
  }
  if (fields.length > 0) {
    const problemsText = [...new Set(fields.map(({ message }) => message.replace(/[.]$/, '')))].join('; ');
    throw new Refusal('enrollment-invalid', { problems: problemsText }, fields);
  }
  const userPrincipalName = userPrincipalNameOf(parts, details);
  await requireUsablePassword(parts.breached, password, { userPrincipalName });
}

async function requireFreeDomain(
  parts: EnrollmentParts,
  tx: Tx,
  label: string,
  language: Language,
): Promise<void> {
  const name = domainNameOf(parts, label);
  if ((await listTaken(tx, [name])).length === 0) return;
  const refusal = new Refusal('enrollment-domain-taken', { domain: name });
  const message = {
    en: 'Taken. Choose another.',
    es: 'Ocupado. Elija otro.',
    ru: 'Занято. Выберите другое.',
  };
  throw new Refusal(refusal.reason, refusal.parameters, [
    { field: 'details.domain', message: message[language] },
  ]);
}

export async function mailLink(
  tx: Tx,
  { companyName, contact }: EnrollmentDetails,
  language: Language,
  secret: string,
  at: Date,
): Promise<void> {
  const tenantId = (await findOperatorId(tx)) ?? refuse('service-busy');
  await postMail(tx, {
    kind: 'enrollment-verify-address',
    to: [{ tenantId, email: contact.email, name: contact.firstName, language }],
    facts: { companyName },
    path: `/enroll/confirm?token=${secret}`,
    at,
  });
}

/** How an enrollment stands, for whoever holds the token that its page was given. */
export function readEnrollment(parts: EnrollmentParts, token: string): Promise<Enrolled> {
  return parts.db.transaction(enrolling, async (tx) => {
    const enrollment = (await lockByResume(tx, linkHash(token))) ?? refuse('enrollment-unknown');
    return enrolled(parts, tx, enrollment);
  });
}

/** Another link, to the same address or to a corrected one. */
export function sendAgain(
  parts: EnrollmentParts,
  token: string,
  email: string,
  language: Language,
): Promise<Enrolled> {
  const { db, clock } = parts;
  return db.transaction(enrolling, async (tx) => {
    const enrollment = (await lockByResume(tx, linkHash(token))) ?? refuse('enrollment-unknown');
    if (!enrollment.details) return enrolled(parts, tx, enrollment);
    if (enrollment.mailsSent >= mailsMax) refuse('verification-mails-sent', { limit: mailsMax });
    const { contact } = enrollment.details;
    const details = { ...enrollment.details, contact: { ...contact, email: email || contact.email } };
    const wrong = checkEnrollment(details, parts.boundaries).filter(({ path }) => path === 'contact.email');
    const [first] = wrong;
    if (first) {
      const message = enrollmentProblemText(first, language);
      throw new Refusal('enrollment-invalid', { problems: message }, [{ field: 'email', message }]);
    }
    const link = newLink();
    const at = clock.now();
    await saveMailed(tx, { enrollmentId: enrollment.enrollmentId, details, confirmHash: link.hash, at });
    await mailLink(tx, details, enrollment.language, link.secret, at);
    return enrolled(parts, tx, (await lockByResume(tx, linkHash(token))) ?? refuse('enrollment-unknown'));
  });
}

export interface ToConfirm {
  readonly companyName: string;
  readonly contactEmail: string;
  readonly domain: string;
  readonly domainAvailable: boolean;
  readonly alternatives: readonly string[];
}

/** What a link is about, before anything is done with it: a mail program may open links by itself. */
export function readToConfirm(parts: EnrollmentParts, token: string): Promise<ToConfirm> {
  const { db, clock } = parts;
  return db.transaction(enrolling, async (tx) => {
    const { details } =
      (await lockByLink(tx, linkHash(token), clock.now())) ?? refuse('verification-link-unknown');
    if (!details) return refuse('verification-link-unknown');
    const { companyName, contact, domain } = details;
    const available = await freeLabels(parts, tx, [domain, ...alternativesTo(domain)]);
    const domainAvailable = available.includes(domain);
    const alternatives = domainAvailable ? [] : available;
    return {
      companyName,
      contactEmail: contact.email,
      domain: domainNameOf(parts, domain),
      domainAvailable,
      alternatives,
    };
  });
}

export async function freeLabels(
  parts: EnrollmentParts,
  tx: Pick<Tx, 'rows'>,
  labels: readonly string[],
): Promise<string[]> {
  const taken = new Set(
    await listTaken(
      tx,
      labels.map((label) => domainNameOf(parts, label)),
    ),
  );
  return labels.filter((label) => !taken.has(domainNameOf(parts, label)));
}

/** The contact has the mailbox: the company comes into being, its administrator can sign in, the review begins (C1). */
export function confirmEnrollment(
  parts: EnrollmentParts,
  token: string,
  {
    domain,
    language,
    correlationId,
  }: { readonly domain: string; readonly language: Language; readonly correlationId: string },
): Promise<Enrolled> {
  const { db, clock, ids } = parts;
  return db.transaction(enrolling, async (tx) => {
    const at = clock.now();
    const enrollment = (await lockByLink(tx, linkHash(token), at)) ?? refuse('verification-link-unknown');
    const { details: entered, passwordHash: hash } = enrollment;
    if (!entered || !hash) return refuse('verification-link-unknown');
    const details = domain ? { ...entered, domain: domain.toLowerCase() } : entered;
    const wrong = checkEnrollment(details, parts.boundaries).find(({ path }) => path === 'domain');
    if (wrong) {
      const message = enrollmentProblemText(wrong, language);
      throw new Refusal('enrollment-invalid', { problems: message }, [{ field: 'domain', message }]);
    }
    await requireFreeDomain(parts, tx, details.domain, language);
    const tenantId = ids.guid();
    await enterCompany(parts, tx, { tenantId, details, at });
    await enterAdministrator(parts, tx, { tenantId, details, hash, at });
    await tx.within(tenantScope(tenantId), (inner) =>
      openEnrollment(inner, { tenantId, facts: factsOf(details), ...contactOf(details) }, at),
    );
    await saveConfirmed(tx, enrollment.enrollmentId, tenantId);
    await record(parts, tx, { tenantId, details, correlationId, at });
    return enrolled(parts, tx, { ...enrollment, state: 'confirmed', details: null, tenantId });
  });
}

interface Entering {
  readonly tenantId: string;
  readonly details: EnrollmentDetails;
  readonly at: Date;
}

const contactOf = ({ contact }: EnrollmentDetails) => ({
  contactName: `${contact.firstName} ${contact.lastName}`,
  contactEmail: contact.email,
});

async function enterCompany(
  parts: EnrollmentParts,
  tx: Tx,
  { tenantId, details, at }: Entering,
): Promise<void> {
  const { companyName: name, kind, cloud, contact, support, registrationId } = details;
  const country = (details.address.country ?? '').toUpperCase();
  const { contactName, contactEmail } = contactOf(details);
  const partner: NewPartner = {
    ...(await newPartnerNumbers(tx)),
    tenantId,
    kind,
    name,
    country,
    region: regionOf(country) ?? refuse('enrollment-invalid', { problems: country }),
    cloud,
    programStatus: 'pending',
    agreementSignedAt: null,
    domain: domainNameOf(parts, details.domain),
    createdAt: at,
    currency: partnerCurrencyOf(country) ?? 'USD',
    // The vendor gives credit when it has verified the company (C112).
    creditLimit: '0',
    contactName,
    contactEmail,
    contactPhone: contact.phoneNumber,
  };
  await createPartner(tx, partner);
  if (registrationId) await saveRegistration(tx, tenantId, registrationId);
  const { email, culture, language } = {
    email: contactEmail,
    culture: details.culture,
    language: details.language,
  };
  const address = { ...details.address, country };
  await enterProfiles(tx, tenantId, {
    organization: { email, culture, language, address },
    billing: { address, contact, purchaseOrderNumber: null, taxId: registrationId || null },
    legal: { address, contact, approverAddress: null, approverEmail: null },
    support: {
      email: support.email || null,
      telephone: support.telephone || null,
      website: support.website || null,
    },
    vetting: 'pending',
  });
}

async function enterAdministrator(
  parts: EnrollmentParts,
  tx: Tx,
  { tenantId, details, hash, at }: Entering & { readonly hash: string },
): Promise<void> {
  const { contact } = details;
  await tx.within(tenantScope(tenantId), (inner) =>
    createUser(
      inner,
      {
        tenantId,
        userPrincipalName: userPrincipalNameOf(parts, details),
        firstName: contact.firstName,
        lastName: contact.lastName,
        displayName: `${contact.firstName} ${contact.lastName}`,
        roles: firstAdministratorRoles,
        usageLocation: (details.address.country ?? '').toUpperCase(),
      },
      { passwordHash: hash },
      at,
    ),
  );
}

/** What the company said about itself besides its profiles, for the vendor's eyes. */
function factsOf({ kind, cloud, formerPartnerId, businessCase, eligibility }: EnrollmentDetails) {
  return {
    ...(formerPartnerId ? { formerPartnerId } : {}),
    ...(kind !== 'indirect-reseller' && businessCase ? { businessCase } : {}),
    ...(cloud === 'us-government'
      ? {
          servedSegments: eligibility.servedSegments.join(', '),
          creditCheck: String(eligibility.creditCheck),
        }
      : {}),
  };
}

async function record(
  parts: EnrollmentParts,
  tx: Tx,
  { tenantId, details, correlationId, at }: Entering & { readonly correlationId: string },
): Promise<void> {
  const operatorId = await findOperatorId(tx);
  const actor = {
    tenantId,
    userId: null,
    name: userPrincipalNameOf(parts, details),
    applicationId: null,
    correlationId,
  };
  const { kind, cloud, companyName } = details;
  await appendAuditEvent(
    tx,
    actor,
    {
      operation: 'enroll_partner',
      resourceType: 'partner_verification',
      ...(operatorId ? { counterpartId: operatorId, copiesTo: [operatorId] } : {}),
      newValue: { companyName, kind, cloud, country: details.address.country ?? '', state: 'review' },
    },
    at,
  );
}

async function enrolled(parts: EnrollmentParts, tx: Tx, enrollment: Enrollment): Promise<Enrolled> {
  if (enrollment.details) return enrolledOf(parts, enrollment, enrollment.details);
  const made = (await findMade(tx, enrollment.tenantId ?? '')) ?? refuse('enrollment-unknown');
  return { enrollment, ...made };
}

function enrolledOf(parts: EnrollmentParts, enrollment: Enrollment, details: EnrollmentDetails): Enrolled {
  const { companyName } = details;
  return { enrollment, companyName, userPrincipalName: userPrincipalNameOf(parts, details) };
}
