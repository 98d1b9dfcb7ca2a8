import type { Caller } from '../../access/caller.ts';
import type { FieldProblem } from '../../errors/refusal.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf } from '../audit/index.ts';
import type {
  Address,
  AddressChecker,
  CustomerDetails,
  DetailsBoundaries,
  LocatedProblem,
  Problem,
} from '../market/index.ts';
import {
  alternativesTo,
  checkCompanyName,
  checkCustomerDetails,
  checkDomainLabel,
  countryName,
  domainLabelOf,
  findRegion,
  normalizeAddress,
  problemParameters,
  problemText,
  regionName,
  regionOf,
} from '../market/index.ts';
import { requirePartnerReseller } from '../partnership/index.ts';
import type { GrantAtCreation } from './creation.ts';
import { createCustomer } from './creation.ts';
import type { CreatedCustomer, CustomerRelationship, CustomerToCreate, PostalAddress } from './model.ts';
import { delegatedAdminAtCreation, refusalReason, takesNewCustomers } from './rules.ts';
import { findRelationship, isDomainTaken, listTakenDomains } from './store.ts';

/** What the customer feature is given by `wiring/`. */
export interface CustomerDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Customers' default domains end in this. */
  readonly domainSuffix: string;
  readonly addressChecker: AddressChecker;
  boundariesFor(caller: Caller): Promise<Omit<DetailsBoundaries, 'region'>>;
  /** What comes with a new account where the cloud has granular rights (2.6). */
  readonly grantDelegation?: GrantAtCreation | undefined;
}

/** Who acts and in which request; the parts of a call that actions need. */
export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * The caller's own live relationship with a customer, for every operation that reaches one. A stranger's
 * customer, an unknown id and a malformed one answer alike (I4); only a former partner learns that
 * its relationship has ended (D2).
 */
export async function reachCustomer(
  db: Database,
  caller: Caller,
  customerId: string,
): Promise<CustomerRelationship> {
  const id = customerId.toLowerCase();
  if (!guid.test(id)) return refuse('customer-unknown');
  const found = await findRelationship(db, tenantScope(caller.tenant.id), id);
  if (!found) return refuse('customer-unknown');
  const { state, ...relationship } = found;
  return state === 'active' ? relationship : refuse('relationship-ended');
}

/** A new customer as it was sent; nothing of it is known to be right yet. */
export interface CustomerDraft extends CustomerDetails {
  readonly billToName?: string | undefined;
  readonly resellerId?: string | undefined;
  readonly granularAdmin?: boolean | undefined;
  /** Field of the reseller in the caller's own input. */
  readonly resellerField?: string;
  /** Path in front of every field name. */
  readonly at?: string;
}

/**
 * Makes a customer account (C15, C16). Everything is checked here again, whatever a form has checked
 * before (D46); `also` runs in the same transaction, so that what belongs to the account exists with it.
 */
export async function addCustomer<T = undefined>(
  deps: CustomerDeps,
  acting: Acting,
  draft: CustomerDraft,
  also?: (tx: Tx, created: CreatedCustomer, at: Date) => Promise<T>,
): Promise<{ created: CreatedCustomer; customer: CustomerToCreate; also: T | undefined }> {
  const { caller, context } = acting;
  if (!takesNewCustomers(caller.tenant.cloud)) {
    return refuse('cloud-closed-to-new-customers', { cloud: caller.tenant.cloud });
  }
  await requireUsableDetails(deps, acting, draft);
  const label = labelOf(draft, deps.domainSuffix);
  const domain = `${label}.${deps.domainSuffix}`;
  try {
    return await deps.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
      const reseller = await resellerOf(tx, acting, draft);
      if (await isDomainTaken(tx, domain)) throw new DomainTaken();
      const customer = customerOf(draft, caller, domain, reseller);
      const at = deps.clock.now();
      const created = await createCustomer(tx, customer, {
        ids: deps.ids,
        grantDelegation: deps.grantDelegation,
        at,
        actor: actorOf(caller, context),
      });
      return { created, customer, also: await also?.(tx, created, at) };
    });
  } catch (error) {
    // Somebody else may have taken it between the look and the write.
    const taken =
      error instanceof DomainTaken ||
      isUniqueViolation(error, 'domain_name_unique') ||
      isUniqueViolation(error, 'tenant_user_name');
    if (!taken) throw error;
    throw await domainRefusal(deps, acting, label, pathOf(draft, 'companyProfile.domain'));
  }
}

class DomainTaken extends Error {}

async function requireUsableDetails(
  deps: CustomerDeps,
  { caller, context }: Acting,
  draft: CustomerDraft,
): Promise<void> {
  const boundaries = {
    ...(await deps.boundariesFor(caller)),
    region: findRegion(caller.tenant.region)?.id ?? null,
  };
  const problems: LocatedProblem[] = [...checkCustomerDetails(draft, boundaries), ...billToProblems(draft)];
  if (problems.every(({ problem }) => problem.severity === 'warn')) {
    const verdict = await deps.addressChecker.check(draft.address);
    // Only an address that cannot be right stands in the way (D26).
    if (verdict.status === 'None') {
      problems.push(
        ...verdict.problems.map((problem) => ({ path: 'billingProfile.defaultAddress' as const, problem })),
      );
    }
  }
  const refusal = refusalOf(problems, caller, context.language, (field) => pathOf(draft, field));
  if (refusal) throw refusal;
}

function billToProblems({ companyName, billToName }: CustomerDraft): LocatedProblem[] {
  if (billToName === undefined || billToName === companyName) return [];
  return checkCompanyName(billToName).map((problem) => ({ path: 'billingProfile', problem }));
}

/** All problems as one refusal whose fields are named as the caller wrote them; warnings stand in nobody's way. */
export function refusalOf(
  problems: readonly LocatedProblem[],
  caller: Caller,
  language: Language,
  at: (field: string) => string,
): Refusal | null {
  const found = refusalReason(problems);
  if (!found) return null;
  const fields: FieldProblem[] = problems
    .filter(({ problem }) => problem.severity === 'refuse')
    .map(({ path, problem }) => ({
      field: at(`${path}.${problem.field}`),
      message: problemText(problem, language),
    }));
  const sentences = fields.map(({ message }) => message.replace(/[.]$/, ''));
  return new Refusal(
    found.reason,
    { ...parametersOf(found.problem, caller, language), problems: [...new Set(sentences)].join('; ') },
    fields,
  );
}

function parametersOf(problem: Problem, caller: Caller, language: Language): Record<string, string | number> {
  const parameters = { ...problemParameters(problem, language) };
  if (problem.code !== 'country-outside-region') return parameters;
  const country = String(problem.params?.['country'] ?? '');
  const name = (region: ReturnType<typeof regionOf>) => (region ? regionName(region, language) : '–');
  return {
    country: countryName(country, language),
    customerRegion: name(regionOf(country)),
    partnerRegion: name(findRegion(caller.tenant.region)?.id ?? null),
  };
}

function pathOf(draft: CustomerDraft, field: string): string {
  return draft.at ? `${draft.at}.${field}` : field;
}

/** Checked in the same transaction as the account is made in: a partnership that ends meanwhile is seen (D46). */
async function resellerOf(
  tx: Tx,
  { caller, context }: Acting,
  draft: CustomerDraft,
): Promise<{ id: string; name: string } | null> {
  if (draft.resellerId === undefined) return null;
  const field = draft.resellerField ?? 'associatedPartnerId';
  try {
    if (caller.tenant.kind !== 'indirect-provider') return refuse('reseller-not-partnered');
    const partner = await requirePartnerReseller(tx, caller.tenant.id, draft.resellerId, context.language);
    return { id: partner.tenantId, name: partner.name };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const message = sentenceOf(error.reason, error.parameters, context.language);
    throw new Refusal(error.reason, error.parameters, [{ field, message }]);
  }
}

function customerOf(
  draft: CustomerDraft,
  caller: Caller,
  domain: string,
  reseller: { id: string; name: string } | null,
): CustomerToCreate {
  const text = (value: string | undefined) => (value ?? '').replace(/\s+/g, ' ').trim();
  const legalName = text(draft.companyName);
  const language = text(draft.language);
  const [culture = '', territory = ''] = text(draft.culture).split('-');
  return {
    legalName,
    billToName: text(draft.billToName) || legalName,
    domain,
    registrationId: text(draft.organizationRegistrationNumber) || null,
    cloud: caller.tenant.cloud,
    firstName: text(draft.address.firstName),
    lastName: text(draft.address.lastName),
    email: text(draft.email),
    culture: territory ? `${culture.toLowerCase()}-${territory.toUpperCase()}` : culture,
    language: language.toLowerCase(),
    address: postalAddressOf(draft.address),
    delegatedAdmin: delegatedAdminAtCreation(caller.tenant.cloud, draft.granularAdmin !== false),
    seller: { id: caller.tenant.id, kind: caller.tenant.kind },
    reseller,
  };
}

export function postalAddressOf(given: Address): PostalAddress {
  const address = normalizeAddress(given);
  return {
    addressLine1: address.addressLine1 ?? '',
    addressLine2: address.addressLine2 || null,
    city: address.city ?? '',
    state: address.state || null,
    postalCode: address.postalCode || null,
    country: address.country ?? '',
    phoneNumber: address.phoneNumber || null,
  };
}

// Domains

function labelOf(draft: CustomerDraft, suffix: string): string {
  return (domainLabelOf(draft.domain, [suffix]) ?? '').trim().toLowerCase();
}

async function domainRefusal(
  deps: CustomerDeps,
  { caller, context }: Acting,
  label: string,
  field: string,
): Promise<Refusal> {
  const { alternatives } = await domainAvailability(deps, caller, label);
  const domain = `${label}.${deps.domainSuffix}`;
  const parameters = { domain, alternatives: alternatives.join(', ') };
  const message = sentenceOf('domain-taken', parameters, context.language);
  return new Refusal('domain-taken', parameters, [{ field, message }]);
}

export interface LabelAvailability {
  readonly label: string;
  readonly domain: string;
  readonly available: boolean;
  /** Why the label cannot be used at all. */
  readonly problem: Problem | null;
  /** Labels that are free at this moment. */
  readonly alternatives: readonly string[];
}

const alternativesShown = 3;

/** Whether a label is free, and what is free instead (C15, D21). */
export async function domainAvailability(
  deps: Pick<CustomerDeps, 'db' | 'domainSuffix'>,
  caller: Caller,
  given: string,
): Promise<LabelAvailability> {
  const label = (domainLabelOf(given, [deps.domainSuffix]) ?? '').trim().toLowerCase();
  const domain = `${label}.${deps.domainSuffix}`;
  const [problem = null] = checkDomainLabel(label);
  return deps.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const available = problem === null && !(await isDomainTaken(tx, domain));
    if (available) return { label, domain, available, problem, alternatives: [] };
    const candidates = alternativesTo(label, 12).filter((one) => one !== label);
    const taken = await listTakenDomains(
      tx,
      candidates.map((one) => `${one}.${deps.domainSuffix}`),
    );
    const alternatives = candidates
      .filter((one) => !taken.has(`${one}.${deps.domainSuffix}`))
      .slice(0, alternativesShown);
    return { label, domain, available, problem, alternatives };
  });
}
