import type { Caller } from '../../access/caller.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Address, AddressChecker } from '../market/index.ts';
import { countryName, normalizeAddress, problemText, readAddress } from '../market/index.ts';
import type {
  BillingDraft,
  Contact,
  LegalDraft,
  LegalProfile,
  OrganizationDraft,
  PartnerProfiles,
  SupportDraft,
  VettedProfile,
} from './profile-model.ts';
import type { ProfileProblem } from './profile-rules.ts';
import {
  checkBilling,
  checkLegal,
  checkOrganization,
  checkSecurityContact,
  checkSupport,
  isStale,
  movesAbroad,
  nameIsLocked,
  reasonOf,
  renames,
  tidy,
  verifiesAnew,
  vettedAfter,
} from './profile-rules.ts';
import {
  contactOf,
  findProfiles,
  findSecurityContact,
  lockProfiles,
  renameCompany,
  saveBilling,
  saveLegal,
  saveOrganization,
  saveSecurityContact,
  saveSupport,
} from './profile-store.ts';

export interface ProfileDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly addressChecker: AddressChecker;
  /** Has the vendor verify what a change has put in doubt (C103). */
  readonly verifyAnew?: (
    tx: Tx,
    change: {
      readonly tenantId: string;
      readonly companyName: string;
      readonly contactName: string;
      readonly contactEmail: string;
      readonly addressChanged: boolean;
    },
    at: Date,
  ) => Promise<void>;
}

export interface ProfileCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
  readonly read: ReadVersion | null;
}

export async function getProfiles(db: Database, scope: TenantScope): Promise<PartnerProfiles> {
  return (await findProfiles(readerOf(db, scope), scope)) ?? refuse('not-found');
}

/** The legal profile as it is now, or as last verified; a company never verified has none of the latter. */
export async function getLegalProfile(
  db: Database,
  scope: TenantScope,
  version: 'current' | 'lastFinalized',
): Promise<VettedProfile> {
  const profiles = await getProfiles(db, scope);
  return version === 'current' ? profiles.vetted : (profiles.finalized ?? refuse('not-found'));
}

/** Replaces the organization profile. A new name goes to the vendor for verification, where it is not locked (C103). */
export function updateOrganization(deps: ProfileDeps, call: ProfileCall, draft: OrganizationDraft) {
  return change(deps, call, async (tx, present, at) => {
    const given = { ...draft, address: atHome(present, draft.address) };
    refuseAbroad(call, present, 'defaultAddress.country', draft.address);
    if (renames(given, present) && nameIsLocked(present)) refuse('partner-name-locked');
    await requireUsable(deps, call, checkOrganization(given, present), [
      ['defaultAddress', given.address, present.organization.address],
    ]);
    const { version, ...before } = present.organization;
    const [culture = '', territory = ''] = tidy(given.culture).split('-');
    const after: typeof before = {
      companyName: tidy(given.companyName) || before.companyName,
      email: tidy(given.email),
      culture: territory ? `${culture.toLowerCase()}-${territory.toUpperCase()}` : culture,
      language: tidy(given.language).toLowerCase(),
      address: given.address,
    };
    if (same(before, after)) return;
    refuseStale(call, version);
    await saveOrganization(tx, present.tenantId, after, version + 1);
    if (after.companyName !== before.companyName) {
      await renameCompany(tx, present.tenantId, after.companyName);
      const { legal } = present.vetted;
      const next = vettedAfter(present, { companyName: after.companyName, legal });
      await saveLegal(tx, present.tenantId, next);
      await haveVerified(deps, tx, present, next.vetted, at);
    }
    const event = { operation: 'update_partner_organization_profile', resourceType: 'partner_profile' };
    await appendAuditEvent(
      tx,
      actorOf(call.caller, call.context),
      { ...event, oldValue: before, newValue: after },
      at,
    );
  });
}

export function updateBilling(deps: ProfileDeps, call: ProfileCall, draft: BillingDraft) {
  return change(deps, call, async (tx, present, at) => {
    const given = { ...draft, address: atHome(present, draft.address) };
    refuseAbroad(call, present, 'address.country', draft.address);
    await requireUsable(deps, call, checkBilling(given, present), [
      ['address', given.address, present.billing.address],
    ]);
    const { version, ...before } = present.billing;
    const after: typeof before = {
      address: given.address,
      contact: tidyContact(given.contact),
      purchaseOrderNumber: tidy(given.purchaseOrderNumber) || null,
      taxId: tidy(given.taxId) || null,
    };
    if (same(before, after)) return;
    refuseStale(call, version);
    await saveBilling(tx, present.tenantId, after, version + 1);
    const event = { operation: 'update_partner_billing_profile', resourceType: 'partner_profile' };
    await appendAuditEvent(
      tx,
      actorOf(call.caller, call.context),
      { ...event, oldValue: before, newValue: after },
      at,
    );
  });
}

/** Replaces what the company is verified by; verifies again only what changed (C103). */
export function updateLegal(deps: ProfileDeps, call: ProfileCall, draft: LegalDraft) {
  return change(deps, call, async (tx, present, at) => {
    const address = atHome(present, draft.address);
    const approver = draft.approverAddress && tidyAddress(draft.approverAddress);
    const given = { ...draft, address, approverAddress: approver };
    refuseAbroad(call, present, 'address.country', draft.address);
    const { legal: before } = present.vetted;
    await requireUsable(deps, call, checkLegal(given, present), [
      ['address', address, before.address],
      ...(approver ? [['companyApproverAddress', approver, before.approverAddress ?? {}] as const] : []),
    ]);
    const after: LegalProfile = {
      address,
      contact: tidyContact(given.contact),
      approverAddress: approver ?? null,
      approverEmail: tidy(given.approverEmail) || null,
    };
    if (same(before, after)) return;
    refuseStale(call, null);
    const next = vettedAfter(present, { companyName: present.organization.companyName, legal: after });
    await saveLegal(tx, present.tenantId, next);
    await haveVerified(deps, tx, present, next.vetted, at);
    const event = { operation: 'update_partner_legal_profile', resourceType: 'partner_profile' };
    await appendAuditEvent(
      tx,
      actorOf(call.caller, call.context),
      {
        ...event,
        oldValue: { ...before, vettingStatus: present.vetted.status },
        newValue: { ...after, vettingStatus: next.vetted.status },
      },
      at,
    );
  });
}

export function updateSupport(deps: ProfileDeps, call: ProfileCall, draft: SupportDraft) {
  return change(deps, call, async (tx, present, at) => {
    await requireUsable(deps, call, checkSupport(draft, present.country), []);
    const after = {
      email: tidy(draft.email),
      telephone: tidy(draft.telephone) || null,
      website: tidy(draft.website) || null,
    };
    if (same(present.support, after)) return;
    refuseStale(call, null);
    await saveSupport(tx, present.tenantId, after);
    const event = { operation: 'update_partner_support_profile', resourceType: 'partner_profile' };
    await appendAuditEvent(
      tx,
      actorOf(call.caller, call.context),
      { ...event, oldValue: present.support, newValue: after },
      at,
    );
  });
}

/** Has what changed verified anew, where it has to be (C103). The address that changed is the one to confirm. */
async function haveVerified(
  { verifyAnew }: ProfileDeps,
  tx: Tx,
  present: PartnerProfiles,
  vetted: VettedProfile,
  at: Date,
): Promise<void> {
  const before = present.vetted.legal;
  const { contact, approverEmail } = vetted.legal;
  const contactChanged = before.contact.email !== contact.email;
  const approverChanged = before.approverEmail !== approverEmail && approverEmail !== null;
  const isNew =
    vetted.companyName !== present.vetted.companyName || verifiesAnew(before, vetted.legal) !== null;
  if (vetted.status !== 'pending' || !isNew || !verifyAnew) return;
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || vetted.companyName;
  await verifyAnew(
    tx,
    {
      tenantId: present.tenantId,
      companyName: vetted.companyName,
      contactName: name,
      contactEmail: (approverChanged && !contactChanged ? approverEmail : contact.email) ?? '',
      addressChanged: contactChanged || approverChanged,
    },
    at,
  );
}

export function readSecurityContact(db: Database, scope: TenantScope): Promise<Contact> {
  return findSecurityContact(readerOf(db, scope), scope.tenantId);
}

/** Named at the portal only, and no reason to verify anything (C103). */
export function updateSecurityContact(
  deps: ProfileDeps,
  call: ProfileCall,
  given: Contact,
): Promise<PartnerProfiles> {
  if (call.caller.sessionId === null) refuse('security-contact-at-portal');
  return change(deps, call, async (tx, present, at) => {
    const after = tidyContact(given);
    await requireUsable(deps, call, checkSecurityContact(after, present.country), []);
    const before = await findSecurityContact(tx, present.tenantId);
    if (same(before, after)) return;
    await saveSecurityContact(tx, present.tenantId, after);
    const event = { operation: 'update_security_contact', resourceType: 'partner_profile' };
    await appendAuditEvent(
      tx,
      actorOf(call.caller, call.context),
      { ...event, oldValue: before, newValue: after },
      at,
    );
  });
}

/** A change of the caller's own profiles and its record in one transaction; answers with what stands afterwards. */
function change(
  { db, clock }: ProfileDeps,
  { caller }: ProfileCall,
  make: (tx: Tx, present: PartnerProfiles, at: Date) => Promise<void>,
): Promise<PartnerProfiles> {
  const scope = tenantScope(caller.tenant.id);
  return db.transaction(scope, async (tx) => {
    await make(tx, (await lockProfiles(tx, scope)) ?? refuse('not-found'), clock.now());
    return (await findProfiles(tx, scope)) ?? refuse('not-found');
  });
}

/** What already stands was left alone before this is asked, so that a repeated request is answered like the first. */
function refuseStale({ read }: ProfileCall, version: number | null): void {
  if (!isStale(read, version)) return;
  refuse(read?.saidIn === 'precondition' ? 'changed-meanwhile-precondition' : 'changed-meanwhile');
}

function refuseAbroad(
  { context }: ProfileCall,
  { country }: PartnerProfiles,
  field: string,
  given: Address,
): void {
  if (!movesAbroad(given, country)) return;
  const parameters = { country: countryName(country, context.language) };
  const message = sentenceOf('partner-country-fixed', parameters, context.language);
  refuse('partner-country-fixed', parameters, [{ field, message }]);
}

async function requireUsable(
  deps: ProfileDeps,
  { context: { language } }: ProfileCall,
  found: readonly ProfileProblem[],
  addresses: readonly (readonly [path: string, given: Address, stands: Address])[],
): Promise<void> {
  const problems = [...found];
  if (problems.length === 0) {
    for (const [path, given] of addresses.filter(([, a, b]) => !same(a, b))) {
      const verdict = await deps.addressChecker.check(given);
      // Only an address that cannot be right stands in the way (D26).
      if (verdict.status !== 'None') continue;
      for (const problem of verdict.problems)
        problems.push({ path: `${path}.${problem.field}`, problem, ofAddress: true });
    }
  }
  if (problems.length === 0) return;
  const fields = problems.map(({ path, problem }) => ({
    field: path,
    message:
      problem === 'website'
        ? sentenceOf('partner-website-invalid', {}, language)
        : problemText(problem, language),
  }));
  const sentences = new Set(fields.map(({ message }) => message.replace(/[.]$/, '')));
  throw new Refusal(reasonOf(problems), { problems: [...sentences].join('; ') }, fields);
}

function atHome({ country }: PartnerProfiles, address: Address): Address {
  return tidyAddress({ ...address, country });
}

/** As addresses are kept: tidied, in one order of members, blank ones left out. */
function tidyAddress(address: Address): Address {
  const tidied = normalizeAddress(address);
  return readAddress(Object.fromEntries(Object.entries(tidied).filter(([, value]) => value !== '')));
}

function tidyContact(contact: Contact): Contact {
  return contactOf(Object.fromEntries(Object.entries(contact).map(([name, value]) => [name, tidy(value)])));
}

function same(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
