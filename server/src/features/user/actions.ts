import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { actorOf, appendAuditEvent, appendAuditEvents } from '../audit/index.ts';
import type { TemporaryPassword } from '../identity/index.ts';
import { endAccess, giveTemporaryPasswords, temporaryPasswordOf } from '../identity/index.ts';
import { purgedBefore } from '../license/index.ts';
import type { DirectoryUser, PersonChange, PersonToCreate } from './model.ts';
import type { Acting, Directory, UserParts } from './parts.ts';
import type { PersonAct } from './recording.ts';
import { personEvent, shownValue } from './recording.ts';
import { checkLocation, checkUserName, isLastGlobalAdmin, realChange, tidiedPerson } from './rules.ts';
import { listDomains, lockUser } from './store.ts';
import { insertPeople, lockGlobalAdmins, updatePerson, writeState } from './write-store.ts';

export interface PersonWithPassword extends PersonToCreate {
  readonly userId: string;
  /** Of `temporaryPasswordOf` for one person, of `longTemporaryPassword` for many. */
  readonly hash: TemporaryPassword['hash'];
}

/**
 * Enters people with passwords that they have to change, thousands with a handful of statements, one record
 * for each; answers with the ids of those entered, which leaves out whoever's name is taken (I39). The people
 * were checked before. Works from the scope of the one who acts; nothing of a password is kept but its hash.
 */
export async function createUsers(
  tx: Tx,
  directory: Directory,
  people: readonly PersonWithPassword[],
  actor: Actor,
  at: Date,
): Promise<ReadonlySet<string>> {
  const { tenantId } = directory;
  const entered = await tx.within(tenantScope(tenantId), async (inner) => {
    const rows = people.map(({ hash: _, ...person }) => person);
    const ids = await insertPeople(inner, tenantId, rows, { createdAt: at, purgedBefore: purgedBefore(at) });
    const given = people.filter(({ userId }) => ids.has(userId));
    await giveTemporaryPasswords(inner, tenantId, given);
    return ids;
  });
  const events = people
    .filter(({ userId }) => entered.has(userId))
    .map((person) => personEvent(directory, 'create', { newValue: shownValue(person) }));
  await appendAuditEvents(tx, actor, events, at);
  return entered;
}

/** Checked and tidied, or refused with the field that is wrong. */
export async function usablePerson(
  { db }: Pick<UserParts, 'db'>,
  directory: Directory,
  person: PersonToCreate,
  acting: Acting,
): Promise<PersonToCreate> {
  const tidied = tidiedPerson(person);
  const domains = await listDomains(db, tenantScope(directory.tenantId));
  const refusal =
    (tidied.isGuest ? null : checkUserName(tidied.userPrincipalName, domains, acting.language)) ??
    checkLocation(tidied.usageLocation, acting.language);
  if (refusal) throw refusal;
  return tidied;
}

/** One person, checked before, with what else belongs to the same step (licenses) done by `then`. */
export async function createUser<T>(
  parts: UserParts,
  directory: Directory,
  person: PersonToCreate,
  password: string,
  acting: Acting,
  then: (tx: Tx, userId: string, at: Date) => Promise<T>,
): Promise<{ readonly userId: string; readonly result: T }> {
  const usable = await usablePerson(parts, directory, person, acting);
  const userId = parts.ids.guid();
  const { hash } = await temporaryPasswordOf(password);
  const at = parts.clock.now();
  return await parts.db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const actor = actorOf(acting.caller, acting);
    const entered = await createUsers(tx, directory, [{ ...usable, userId, hash }], actor, at);
    if (!entered.has(userId)) return refuse('user-name-taken', { userName: usable.userPrincipalName });
    return { userId, result: await then(tx, userId, at) };
  });
}

/** Everything a change of one person needs: the locked row, in the directory's scope. */
export async function changeUser<T>(
  parts: UserParts,
  directory: Directory,
  userId: string,
  acting: Acting,
  change: (
    inner: Tx,
    user: DirectoryUser,
    at: Date,
    record: (act: PersonAct, values: Parameters<typeof personEvent>[2]) => void,
  ) => Promise<T>,
): Promise<T> {
  const { tenantId } = directory;
  const at = parts.clock.now();
  const result = await parts.db.transaction(tenantScope(acting.caller.tenant.id), async (tx) => {
    const events: ReturnType<typeof personEvent>[] = [];
    const done = await tx.within(tenantScope(tenantId), async (inner) => {
      const user = (await lockUser(inner, tenantId, userId, purgedBefore(at))) ?? refuse('user-unknown');
      return change(inner, user, at, (act, values) => events.push(personEvent(directory, act, values)));
    });
    const actor = actorOf(acting.caller, acting);
    for (const event of events) await appendAuditEvent(tx, actor, event, at);
    return done;
  });
  parts.forgetPerson(tenantId, userId);
  return result;
}

export interface WantedChange {
  readonly change: PersonChange;
  /** The version that was read; null: none was said, the last one to write wins. */
  readonly version: number | null;
}

/** Writes what is new of a person (C73); answers with the person as it is then. */
export async function updateUser(
  parts: UserParts,
  directory: Directory,
  userId: string,
  wanted: WantedChange,
  acting: Acting,
  check: (user: DirectoryUser) => void = () => {},
): Promise<DirectoryUser> {
  const domains = await listDomains(parts.db, tenantScope(directory.tenantId));
  try {
    return await changeUser(parts, directory, userId, acting, async (inner, user, at, record) => {
      if (user.state !== 'active') return refuse('user-unknown');
      check(user);
      if (wanted.version !== null && wanted.version !== user.version) return refuse('changed-meanwhile');
      const change = realChange(user, wanted.change);
      const refusal =
        (change.userPrincipalName
          ? checkUserName(change.userPrincipalName, domains, acting.language)
          : null) ?? checkLocation(change.usageLocation, acting.language);
      if (refusal) throw refusal;
      if (Object.keys(change).length === 0) return user;
      await updatePerson(inner, directory.tenantId, userId, change);
      const after =
        (await lockUser(inner, directory.tenantId, userId, purgedBefore(at))) ?? refuse('user-unknown');
      const old = Object.fromEntries(
        Object.keys(change).map((name) => [name, user[name as keyof PersonChange]]),
      );
      record(change.userPrincipalName === undefined ? 'update' : 'rename', {
        oldValue: { id: userId, ...old },
        newValue: { id: userId, ...change },
      });
      return after;
    });
  } catch (error) {
    if (isUniqueViolation(error, 'tenant_user_name'))
      return refuse('user-name-taken', { userName: wanted.change.userPrincipalName ?? '' });
    throw error;
  }
}

/** Makes somebody inactive for 30 days: licenses free, sessions over, roles kept for a return (C74). */
export function deleteUser(
  parts: UserParts,
  directory: Directory,
  userId: string,
  acting: Acting,
  check: (user: DirectoryUser) => void = () => {},
): Promise<void> {
  const { tenantId } = directory;
  return changeUser(parts, directory, userId, acting, async (inner, user, at, record) => {
    if (user.state !== 'active') return refuse('user-unknown');
    check(user);
    if (isLastGlobalAdmin(userId, await lockGlobalAdmins(inner, tenantId)))
      return refuse('global-admin-last');
    await writeState(inner, tenantId, userId, at);
    await endAccess(inner, tenantId, [userId]);
    record('delete', { oldValue: shownValue(user) });
  });
}

/** Brings a deleted person back under the same id, with data and roles, without licenses (C74, I41, D32). */
export function restoreUser(
  parts: UserParts,
  directory: Directory,
  userId: string,
  acting: Acting,
  check: (user: DirectoryUser) => void = () => {},
): Promise<DirectoryUser> {
  const { tenantId } = directory;
  return changeUser(parts, directory, userId, acting, async (inner, user, at, record) => {
    if (user.state === 'active') return user;
    check(user);
    await writeState(inner, tenantId, userId, null);
    const after = (await lockUser(inner, tenantId, userId, purgedBefore(at))) ?? refuse('user-unknown');
    record('restore', { newValue: shownValue(after) });
    return after;
  });
}

/** Replaces somebody's password by one that is good for one sign-in (C75); everything signed in with the former ends. */
export async function resetUserPassword(
  parts: UserParts,
  directory: Directory,
  userId: string,
  password: string,
  acting: Acting,
  check: (user: DirectoryUser) => Promise<void> | void = () => {},
): Promise<DirectoryUser> {
  const { hash } = await temporaryPasswordOf(password);
  return changeUser(parts, directory, userId, acting, async (inner, user, _at, record) => {
    if (user.state !== 'active') return refuse('user-unknown');
    await check(user);
    await giveTemporaryPasswords(inner, directory.tenantId, [{ userId, hash }]);
    record('reset', { newValue: shownValue({ userId, userPrincipalName: user.userPrincipalName }) });
    return user;
  });
}
