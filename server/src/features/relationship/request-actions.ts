import { Refusal, refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Asker, IssuedLink } from '../invitation/index.ts';
import {
  findStandingLink,
  issueLink,
  issueLinkWithin,
  linkState,
  retireStandingLink,
} from '../invitation/index.ts';
import type { Partner } from '../partner/index.ts';
import { findPartner } from '../partner/index.ts';
import { findActivePartnership } from '../partnership/index.ts';
import type { RelationshipParts } from './parts.ts';
import { adminAsked } from './rules.ts';

/** Issues a link that asks customers for a relationship (C33, C34). Nobody is named, nothing is sent (I10). */
export function requestRelationship(
  parts: RelationshipParts,
  asker: Asker,
  delegatedAdmin: boolean | undefined,
): Promise<IssuedLink> {
  return issueLink(parts, asker, {
    kind: 'relationship',
    delegatedAdmin: requireAdminAsked(asker, delegatedAdmin),
  });
}

export interface IssuedJointly {
  readonly issued: IssuedLink;
  readonly provider: Partner;
}

/** The same for a reseller and one of its providers at once (C36). */
export async function requestJointly(
  parts: RelationshipParts,
  asker: Asker,
  providerId: string,
  delegatedAdmin: boolean | undefined,
): Promise<IssuedJointly> {
  const { tenant } = asker.caller;
  return parts.db.transaction(tenantScope(tenant.id), async (tx) => {
    const partnership = await findActivePartnership(tx, providerId, tenant.id);
    const provider = partnership && (await findPartner(tx, providerId));
    if (!provider) return refuse('partnership-unknown');
    const issued = await issueLinkWithin(tx, parts, asker, {
      kind: 'joint',
      providerId,
      delegatedAdmin: requireAdminAsked(asker, delegatedAdmin),
    });
    return { issued, provider };
  });
}

function requireAdminAsked({ caller, language }: Asker, wanted: boolean | undefined): boolean {
  const asked = adminAsked(caller.tenant.cloud, wanted, language);
  if (asked instanceof Refusal) throw asked;
  return asked;
}

/**
 * The link that the contract's clients read again and again: the same one for as long as it is open. Once
 * it is revoked or lapsed, the next reading issues another.
 */
export function standingRequest(parts: RelationshipParts, asker: Asker): Promise<IssuedLink> {
  const { tenant } = asker.caller;
  return parts.db.transaction(tenantScope(tenant.id), async (tx) => {
    const found = await findStandingLink(tx, tenant.id);
    if (found && linkState(found.invitation, parts.clock.now()) === 'issued') return found;
    if (found) await retireStandingLink(tx, tenant.id);
    return issueLinkWithin(tx, parts, asker, { kind: 'relationship', delegatedAdmin: true, standing: true });
  });
}
