import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Invitation, InvitationKind } from './model.ts';

const columns = `
  invitation_id as "invitationId", tenant_id as "tenantId", kind, region, cloud, state,
  delegated_admin as "delegatedAdmin", provider_id as "providerId", location, issued_at as "issuedAt", expires_at as "expiresAt", accepted_count as "acceptedCount"`;

const insert = statement(
  'invitation.insert',
  `
  insert into invitation (tenant_id, invitation_id, kind, token_hash, region, cloud, state, issued_at, expires_at, issued_by,
    delegated_admin, provider_id, standing_token, location)
  values ($1, $2, $3, $4, $5, $6, 'issued', $7, $8, $9, $10, $11, $12, $13)`,
);

export async function insertInvitation(
  tx: Tx,
  invitation: Invitation,
  tokenHash: Buffer,
  issuedBy: string | null,
  standingToken: string | null = null,
): Promise<void> {
  await tx.run(insert, [
    invitation.tenantId,
    invitation.invitationId,
    invitation.kind,
    tokenHash,
    invitation.region,
    invitation.cloud,
    invitation.issuedAt,
    invitation.expiresAt,
    issuedBy,
    invitation.delegatedAdmin,
    invitation.providerId,
    standingToken,
    invitation.location,
  ]);
}

const byToken = statement('invitation.byToken', `select ${columns} from invitation_by_token($1)`);

/** Opens the window of `invitation_by_token`: whoever holds the secret, of whatever company. */
export function findInvitationByToken(reader: Reader, tokenHash: Buffer): Promise<Invitation | undefined> {
  return reader.maybe<Invitation>(byToken, [tokenHash]);
}

const lock = statement(
  'invitation.lock',
  `
  select ${columns} from invitation where tenant_id = $1 and invitation_id = $2 and kind = any($3) for update`,
);

export function lockInvitation(
  tx: Tx,
  tenantId: string,
  kinds: readonly InvitationKind[],
  invitationId: string,
): Promise<Invitation | undefined> {
  return tx.maybe<Invitation>(lock, [tenantId, invitationId, kinds]);
}

const revoke = statement(
  'invitation.revoke',
  `
  update invitation set state = 'revoked', revoked_at = $3 where tenant_id = $1 and invitation_id = $2 and state = 'issued'`,
);

export async function revokeInvitation(
  tx: Tx,
  tenantId: string,
  invitationId: string,
  at: Date,
): Promise<void> {
  await tx.run(revoke, [tenantId, invitationId, at]);
}

const extend = statement(
  'invitation.extend',
  `
  update invitation set expires_at = $3 where tenant_id = $1 and invitation_id = $2 and state = 'issued'`,
);

export async function setLinkExpiry(
  tx: Tx,
  tenantId: string,
  invitationId: string,
  expiresAt: Date | null,
): Promise<void> {
  await tx.run(extend, [tenantId, invitationId, expiresAt]);
}

const count = statement(
  'invitation.countAcceptance',
  `
  update invitation set accepted_count = accepted_count + 1
   where tenant_id = $1 and invitation_id = $2 and state = 'issued'`,
);

/** In the issuer's scope; false when the link was revoked while it was being accepted. */
export async function countAcceptance(tx: Tx, invitation: Invitation): Promise<boolean> {
  return (await tx.run(count, [invitation.tenantId, invitation.invitationId])) === 1;
}

// `linkState` in words of the database: neither revoked nor lapsed.
function openAt(now: string): string {
  return `(state = 'issued' and (expires_at is null or expires_at > ${now}))`;
}

const list = statement(
  'invitation.list',
  `
  select ${columns} from invitation
   where tenant_id = $1 and kind = any($6)
     and ($2::timestamptz is null or (issued_at, invitation_id) < ($2, $3::uuid))
     and ($5::timestamptz is null or ${openAt('$5')})
   order by issued_at desc, invitation_id desc
   limit $4`,
);

/** Newest first; all of them, or those that somebody can still accept at a point in time. */
export function listInvitations(
  reader: Reader,
  tenantId: string,
  kinds: readonly InvitationKind[],
  by: {
    readonly limit: number;
    readonly after?: { readonly issuedAt: Date; readonly invitationId: string } | undefined;
    readonly openAt?: Date | undefined;
  },
): Promise<Invitation[]> {
  return reader.rows<Invitation>(list, [
    tenantId,
    by.after?.issuedAt ?? null,
    by.after?.invitationId ?? null,
    by.limit,
    by.openAt ?? null,
    kinds,
  ]);
}

const listOpen = statement(
  'invitation.listOpen',
  `
  select ${columns} from invitation
   where tenant_id = $1 and ${openAt('$2')} and ($3::timestamptz is null or expires_at <= $3)
   order by expires_at nulls last, invitation_id limit $4`,
);

/** A company's open links of every kind, those that lapse first on top; `lapsingBy` leaves out later ones. */
export function listOpenLinks(
  reader: Reader,
  tenantId: string,
  by: { readonly now: Date; readonly lapsingBy?: Date; readonly limit: number },
): Promise<Invitation[]> {
  return reader.rows<Invitation>(listOpen, [tenantId, by.now, by.lapsingBy ?? null, by.limit]);
}

/** Where counting of open links stops. */
export const openLinksMax = 1000;

const countOpen = statement(
  'invitation.countOpen',
  `
  select count(*)::int as links
    from (select from invitation where tenant_id = $1 and kind = any($3) and ${openAt('$2')}
           limit ${openLinksMax + 1}) as found`,
);

/** Links that somebody can still accept; more than `openLinksMax` stands for "more than that". */
export async function countOpenLinks(
  reader: Reader,
  tenantId: string,
  kinds: readonly InvitationKind[],
  now: Date,
): Promise<number> {
  return (await reader.maybe<{ links: number }>(countOpen, [tenantId, now, kinds]))?.links ?? 0;
}

// The one link of a partner that its clients read again and again (contract: CustomerRelationshipRequest)

const standing = statement(
  'invitation.standing',
  `
  select ${columns}, standing_token as token from invitation where tenant_id = $1 and standing_token is not null`,
);
const retire = statement(
  'invitation.retireStanding',
  `
  update invitation set standing_token = null where tenant_id = $1 and standing_token is not null`,
);

export async function findStandingLink(
  reader: Reader,
  tenantId: string,
): Promise<{ readonly invitation: Invitation; readonly token: string } | undefined> {
  const row = await reader.maybe<Invitation & { token: string }>(standing, [tenantId]);
  if (!row) return undefined;
  const { token, ...invitation } = row;
  return { invitation, token };
}

/** A link that is revoked or lapsed makes room for the next standing one. */
export async function retireStandingLink(tx: Tx, tenantId: string): Promise<void> {
  await tx.run(retire, [tenantId]);
}
