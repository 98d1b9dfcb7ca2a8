import { refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { endAccess, resetFactors } from '../identity/index.ts';
import { postMail } from '../mail/index.ts';
import { changeUser } from './actions.ts';
import type { FoundPerson } from './door-store.ts';
import { findPersonAnywhere } from './door-store.ts';
import type { DirectoryUser } from './model.ts';
import type { Acting, Directory, UserParts } from './parts.ts';
import { isLastGlobalAdmin } from './rules.ts';
import { ownDirectory } from './staff-actions.ts';
import { checkPersonChange } from './staff-rules.ts';
import { lockGlobalAdmins, writeBlocked } from './write-store.ts';

/** Refuses where this person's door is not for the one who acts. */
type PersonCheck = (user: DirectoryUser) => Promise<void> | void;

const anybody: PersonCheck = () => {};

/** What is done to a door: to nobody's who was removed, and only where the check lets it. */
function changePresent(
  parts: UserParts,
  directory: Directory,
  userId: string,
  acting: Acting,
  check: PersonCheck,
  change: Parameters<typeof changeUser>[4],
): Promise<void> {
  return changeUser(parts, directory, userId, acting, async (inner, user, at, record) => {
    if (user.state !== 'active') return refuse('user-unknown');
    await check(user);
    await change(inner, user, at, record);
  });
}

/**
 * Closes or opens the door to somebody, who keeps roles and licenses all the while. Whatever was signed in ends;
 * the last global admin who can sign in stays so (I40).
 */
export function blockSignIn(
  parts: UserParts,
  directory: Directory,
  userId: string,
  blocked: boolean,
  acting: Acting,
  check: PersonCheck = anybody,
): Promise<void> {
  const { tenantId } = directory;
  return changePresent(parts, directory, userId, acting, check, async (inner, user, _at, record) => {
    if (user.signInBlocked === blocked) return;
    if (blocked) {
      if (isLastGlobalAdmin(userId, await lockGlobalAdmins(inner, tenantId))) refuse('global-admin-last');
      await endAccess(inner, tenantId, [userId]);
    }
    await writeBlocked(inner, tenantId, userId, blocked);
    const { userPrincipalName } = user;
    record('update', {
      oldValue: { id: userId, signInBlocked: user.signInBlocked },
      newValue: { id: userId, userPrincipalName, signInBlocked: blocked },
    });
  });
}

export function blockStaff(
  parts: UserParts,
  userId: string,
  blocked: boolean,
  acting: Acting,
): Promise<void> {
  return blockSignIn(parts, ownDirectory(acting), userId, blocked, acting, colleagueCheck(userId, acting));
}

/**
 * Ends all that somebody has signed in to, such as on a lost phone; the way in stays open. Tokens that programs got
 * for the person end too.
 */
export function endSessions(
  parts: UserParts,
  directory: Directory,
  userId: string,
  acting: Acting,
  check: PersonCheck = anybody,
): Promise<void> {
  return changePresent(parts, directory, userId, acting, check, async (inner, user, _at, record) => {
    await endAccess(inner, directory.tenantId, [userId]);
    record('endSessions', { newValue: { id: userId, userPrincipalName: user.userPrincipalName } });
  });
}

export function endStaffSessions(parts: UserParts, userId: string, acting: Acting): Promise<void> {
  return endSessions(parts, ownDirectory(acting), userId, acting, colleagueCheck(userId, acting));
}

/** Somebody else of the own company, whom the one who acts may change. */
function colleagueCheck(userId: string, { caller }: Acting): PersonCheck {
  return ({ roles }) => {
    if (userId === caller.user?.id) refuse('colleagues-only');
    const refusal = checkPersonChange(caller.roles, roles);
    if (refusal) throw refusal;
  };
}

/**
 * Takes the second factors of a colleague who has lost them all: the password alone leads to enrolling anew. Only
 * a colleague's, so that nobody who took over a session gets rid of the factor; and the colleague learns of it.
 */
export function resetStaffFactors(parts: UserParts, userId: string, acting: Acting): Promise<void> {
  const { tenant, user: admin } = acting.caller;
  if (userId === admin?.id) return refuse('colleagues-only');
  return changePresent(
    parts,
    ownDirectory(acting),
    userId,
    acting,
    anybody,
    async (inner, user, at, record) => {
      await resetFactors(inner, tenant.id, userId);
      await postMail(
        inner,
        letterTo(tenant.id, user.userPrincipalName, admin?.displayName ?? tenant.name, at),
      );
      record('resetFactors', { newValue: { id: userId, userPrincipalName: user.userPrincipalName } });
    },
  );
}

/** The same by the operator, for people of any company: the last global admin has nobody else to ask. */
export async function resetFactorsAnywhere(
  parts: UserParts,
  userName: string,
  acting: Acting,
): Promise<FoundPerson> {
  const person = (await findPersonAnywhere(parts.db, userName)) ?? refuse('user-unknown');
  const { tenantId, userId, userPrincipalName } = person;
  const { tenant, user: admin } = acting.caller;
  if (userId === admin?.id) return refuse('colleagues-only');
  const at = parts.clock.now();
  await parts.db.transaction(tenantScope(tenant.id), async (tx) => {
    await tx.within(tenantScope(tenantId), async (inner) => {
      await resetFactors(inner, tenantId, userId);
      await postMail(inner, letterTo(tenantId, userPrincipalName, tenant.name, at));
    });
    const event = {
      operation:
        person.tenantKind === 'customer' ? 'reset_customer_user_factors' : 'reset_partner_user_factors',
      resourceType: person.tenantKind === 'customer' ? 'customer_user' : 'partner_user',
      ...(tenantId === tenant.id ? {} : { copiesTo: [tenantId] }),
      newValue: { id: userId, userPrincipalName, company: person.tenantName },
    };
    await appendAuditEvent(tx, actorOf(acting.caller, acting), event, at);
  });
  parts.forgetPerson(tenantId, userId);
  return { ...person, hasFactor: false };
}

function letterTo(tenantId: string, email: string, adminName: string, at: Date) {
  const kind = 'second-factor-reset' as const;
  return { kind, to: [{ tenantId, email }], facts: { adminName }, path: '/account/security', at };
}
