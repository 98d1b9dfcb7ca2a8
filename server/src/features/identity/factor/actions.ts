import { randomBytes } from 'node:crypto';
import { refuse } from '../../../errors/refusal.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import { randomIds } from '../../../platform/ids/index.ts';
import { appendAuditEvent } from '../../audit/index.ts';
import { endEverything } from '../actions.ts';
import type { Person, PortalSession } from '../model.ts';
import type { KnownPeople } from '../people.ts';
import { noAttempts } from '../rules.ts';
import { endOtherSessions, saveProof } from '../session/store.ts';
import { accountEvent } from '../sign-in.ts';
import type { Factor, Owner } from './model.ts';
import { passkeyToMake, readMadePasskey } from './passkeys.ts';
import type { FactorDesk } from './proof.ts';
import { aboutAuthenticator, beginGuess, stepOf } from './proof.ts';
import { makeRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { requireNotLastFactor, requireRoomForFactor } from './rules.ts';
import {
  confirmAuthenticator,
  deleteFactor,
  deleteFactorsOf,
  insertPasskey,
  insertUnconfirmed,
  listFactors,
  listFactorsOf,
  lockFactorAttempts,
  lockUnconfirmed,
  replaceRecoveryCodes,
  saveFactorAttempts,
  saveFactorName,
} from './store.ts';
import { base32, enrolmentAddress } from './totp.ts';

export interface AccountDesk extends FactorDesk {
  readonly people: KnownPeople;
}

/** The person at the portal who looks after their own account. */
export interface Self {
  readonly person: Person;
  readonly session: PortalSession;
  readonly correlationId: string;
  readonly remoteAddress: string;
}

/** What a new factor brings: recovery codes with the first one, shown here and nowhere else (I20). */
export interface AddedFactor {
  readonly factorId: string;
  readonly recoveryCodes: readonly string[] | null;
}

/** 160 bits, as RFC 4226 advises. */
const secretBytes = 20;

export function ownerOf({ person }: Pick<Self, 'person'>): Owner {
  return { tenantId: person.tenant.id, userId: person.id };
}

/** A secret for an app to hold; it counts once the app has shown that it does. */
export async function beginAuthenticator(desk: AccountDesk, self: Self, name: string) {
  const owner = ownerOf(self);
  const present = await listFactorsOf(desk.db, owner);
  requireRoomForFactor(present.filter(({ kind }) => kind === 'authenticator').length);
  const factorId = randomIds.guid();
  const secret = randomBytes(secretBytes);
  const sealed = desk.keyring.seal(secret, aboutAuthenticator({ ...owner, factorId }));
  await desk.db.transaction(tenantScope(owner.tenantId), (tx) =>
    insertUnconfirmed(tx, { ...owner, factorId, name, sealed }, desk.realClock.now()),
  );
  const address = enrolmentAddress(secret, self.person.userPrincipalName);
  return { factorId, secret: base32(secret), address };
}

/** Refuses a code that the app cannot have shown. */
export async function finishAuthenticator(
  desk: AccountDesk,
  self: Self,
  factorId: string,
  code: string,
): Promise<AddedFactor> {
  const owner = ownerOf(self);
  await beginGuess(desk, owner, self.remoteAddress);
  const now = desk.realClock.now();
  return add(desk, self, 'authenticator', factorId, async (tx) => {
    const factor = (await lockUnconfirmed(tx, owner, factorId)) ?? refuse('factor-unknown');
    const step = stepOf(desk, factor, code, now) ?? refuse('factor-code-wrong');
    await confirmAuthenticator(tx, factor, now, step);
  });
}

export async function beginPasskey(desk: AccountDesk, self: Self, origin: string | undefined) {
  const owner = ownerOf(self);
  const present = await listFactorsOf(desk.db, owner);
  requireRoomForFactor(present.filter(({ kind }) => kind === 'passkey').length);
  return passkeyToMake(desk, owner, self.person, origin);
}

export async function finishPasskey(
  desk: AccountDesk,
  self: Self,
  made: { readonly name: string; readonly response: unknown; readonly origin: string | undefined },
): Promise<AddedFactor> {
  const owner = ownerOf(self);
  const key = await readMadePasskey(desk, owner, made.response, made.origin);
  const factorId = randomIds.guid();
  return add(desk, self, 'passkey', factorId, async (tx) => {
    const added = await insertPasskey(
      tx,
      { ...owner, ...key, factorId, name: made.name },
      desk.realClock.now(),
    );
    if (!added) refuse('passkey-known');
  });
}

/**
 * A factor was added, and shown in the same breath. With the first one come recovery codes, and windows
 * that were signed in without a factor close.
 */
async function add(
  desk: AccountDesk,
  self: Self,
  kind: Factor['kind'],
  factorId: string,
  save: (tx: Tx) => Promise<void>,
): Promise<AddedFactor> {
  const owner = ownerOf(self);
  const added = await desk.db.transaction(tenantScope(owner.tenantId), async (tx) => {
    // One at a time for a person: else two first ones at once would each give out codes.
    await lockFactorAttempts(tx, owner);
    const first = (await listFactors(tx, owner)).length === 0;
    await save(tx);
    await saveFactorAttempts(tx, owner, noAttempts);
    const recoveryCodes = first ? await giveRecoveryCodes(tx, owner) : null;
    const ended = first
      ? await endOtherSessions(tx, owner.tenantId, owner.userId, self.session.tokenHash)
      : [];
    await saveProof(tx, self.session, desk.realClock.now(), true);
    await record(desk, tx, self, 'add_second_factor', { kind });
    return { factorId, recoveryCodes, ended };
  });
  forget(desk, self, added.ended);
  return added;
}

async function giveRecoveryCodes(tx: Tx, owner: Owner): Promise<readonly string[]> {
  const codes = makeRecoveryCodes();
  await replaceRecoveryCodes(
    tx,
    owner,
    codes.map((code) => recoveryCodeHash(owner, code)),
  );
  return codes;
}

export async function removeFactor(desk: AccountDesk, self: Self, factorId: string): Promise<void> {
  const owner = ownerOf(self);
  await desk.db.transaction(tenantScope(owner.tenantId), async (tx) => {
    await lockFactorAttempts(tx, owner);
    const present = await listFactors(tx, owner);
    const factor = present.find((one) => one.factorId === factorId) ?? refuse('factor-unknown');
    requireNotLastFactor(present.length);
    await deleteFactor(tx, owner, factorId);
    await record(desk, tx, self, 'remove_second_factor', { kind: factor.kind });
  });
  forget(desk, self);
}

export async function renameFactor(
  desk: AccountDesk,
  self: Self,
  factorId: string,
  name: string,
): Promise<void> {
  const owner = ownerOf(self);
  const found = await desk.db.transaction(tenantScope(owner.tenantId), (tx) =>
    saveFactorName(tx, owner, factorId, name),
  );
  if (!found) refuse('factor-unknown');
}

/** Ten new ones; the former ones are void. */
export async function renewRecoveryCodes(desk: AccountDesk, self: Self): Promise<readonly string[]> {
  const owner = ownerOf(self);
  return desk.db.transaction(tenantScope(owner.tenantId), async (tx) => {
    if ((await listFactors(tx, owner)).length === 0) return refuse('factor-unknown');
    const codes = await giveRecoveryCodes(tx, owner);
    await record(desk, tx, self, 'renew_recovery_codes', {});
    return codes;
  });
}

/**
 * For an administrator who helps somebody that has lost every factor: afterwards the password alone leads
 * to enrolling anew. Whatever was signed in ends. Works in the scope of the person's tenant; refuses for
 * somebody who has none.
 */
export async function resetFactors(tx: Tx, tenantId: string, userId: string): Promise<void> {
  const owner = { tenantId, userId };
  await lockFactorAttempts(tx, owner);
  if ((await listFactors(tx, owner)).length === 0) return refuse('factor-none');
  await deleteFactorsOf(tx, owner);
  await saveFactorAttempts(tx, owner, noAttempts);
  await endEverything(tx, tenantId, userId);
}

async function record(
  desk: AccountDesk,
  tx: Tx,
  self: Self,
  operation: Parameters<typeof accountEvent>[1],
  more: Record<string, string>,
): Promise<void> {
  const by = { correlationId: self.correlationId, channel: 'portal', applicationId: null } as const;
  const { actor, event } = accountEvent(self.person, operation, by, more);
  await appendAuditEvent(tx, actor, event, desk.clock.now());
}

function forget(desk: AccountDesk, self: Self, ended: readonly Buffer[] = []): void {
  const { tenantId, userId } = ownerOf(self);
  desk.people.forgetPerson(tenantId, userId);
  for (const hash of [self.session.tokenHash, ...ended]) desk.people.forgetSession(hash);
}
