import { randomBytes } from 'node:crypto';
import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { DomainClaim } from './graph-store.ts';
import {
  insertDomain,
  insertDomainClaim,
  listDomainClaims,
  removeDomain,
  removeDomainClaim,
  writeFederation,
} from './graph-store.ts';
import type { Acting, UserParts } from './parts.ts';
import { isDomainName } from './rules.ts';
import { listDomains } from './store.ts';

/** A domain of the own company, proven or only claimed so far. */
export interface ListedDomain {
  readonly domainName: string;
  readonly isDefault: boolean;
  readonly isFederated: boolean;
  /** Null: it is proven. */
  readonly proof: string | null;
}

export async function listAllDomains(
  { db }: Pick<UserParts, 'db'>,
  tenantId: string,
): Promise<ListedDomain[]> {
  const scope = tenantScope(tenantId);
  const [own, claimed] = await Promise.all([listDomains(db, scope), listDomainClaims(db, scope)]);
  return [
    ...own.map((one) => ({ ...one, proof: null })),
    ...claimed.map((one) => ({ ...one, isDefault: false, isFederated: false })),
  ];
}

export async function getDomain(parts: UserParts, tenantId: string, name: string): Promise<ListedDomain> {
  const domains = await listAllDomains(parts, tenantId);
  return domains.find(({ domainName }) => domainName === name.toLowerCase()) ?? refuse('domain-unknown');
}

/** Says that a domain is the company's own; it counts once its name server answers with the proof. */
export async function claimDomain(parts: UserParts, name: string, acting: Acting): Promise<ListedDomain> {
  const tenantId = acting.caller.tenant.id;
  const domainName = name.trim().toLowerCase().replace(/\.$/, '');
  if (!isDomainName(domainName)) return refuse('domain-form', { domain: name.slice(0, 100) });
  const known = (await listAllDomains(parts, tenantId)).find((one) => one.domainName === domainName);
  if (known) return known;
  const claim: DomainClaim = { domainName, proof: `twotier-${randomBytes(16).toString('hex')}` };
  await change(parts, acting, 'add_domain', domainName, (tx) =>
    insertDomainClaim(tx, tenantId, claim, parts.clock.now()),
  );
  return { ...claim, isDefault: false, isFederated: false };
}

/** Looks for the proof where only the domain's owner can put it; the first company to prove it has it. */
export async function verifyDomain(parts: UserParts, name: string, acting: Acting): Promise<ListedDomain> {
  const tenantId = acting.caller.tenant.id;
  const domain = await getDomain(parts, tenantId, name);
  const { proof, domainName } = domain;
  if (proof === null) return domain;
  const found = await parts.textRecordsOf(domainName);
  if (!found.includes(proof)) return refuse('domain-unproven', { domain: domainName, proof });
  try {
    await change(parts, acting, 'verify_domain', domainName, async (tx) => {
      await removeDomainClaim(tx, tenantId, domainName);
      await insertDomain(tx, tenantId, domainName);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'domain_name_unique'))
      return refuse('domain-taken', { domain: domainName, alternatives: '' });
    throw error;
  }
  return { ...domain, proof: null };
}

/** Where people of the domain sign in: here, or at the company's own service (C72). */
export async function federateDomain(
  parts: UserParts,
  name: string,
  isFederated: boolean,
  acting: Acting,
): Promise<void> {
  const tenantId = acting.caller.tenant.id;
  const { domainName, proof } = await getDomain(parts, tenantId, name);
  if (proof !== null) return refuse('domain-unproven', { domain: domainName, proof });
  await change(parts, acting, 'update_domain', domainName, (tx) =>
    writeFederation(tx, tenantId, domainName, isFederated),
  );
}

/** The default domain stays, and so does one that somebody is called by. */
export async function deleteDomain(parts: UserParts, name: string, acting: Acting): Promise<void> {
  const tenantId = acting.caller.tenant.id;
  const { domainName } = await getDomain(parts, tenantId, name);
  await change(parts, acting, 'delete_domain', domainName, async (tx) => {
    const gone =
      (await removeDomainClaim(tx, tenantId, domainName)) || (await removeDomain(tx, tenantId, domainName));
    if (!gone) return refuse('domain-in-use', { domain: domainName });
  });
}

async function change(
  parts: UserParts,
  acting: Acting,
  operation: string,
  domainName: string,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  await parts.db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    await work(tx);
    const event = { operation, resourceType: 'domain', newValue: { id: domainName } };
    await appendAuditEvent(tx, actorOf(acting.caller, acting), event, parts.clock.now());
  });
}
