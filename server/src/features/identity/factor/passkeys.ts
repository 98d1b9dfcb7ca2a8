import { randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { refuse } from '../../../errors/refusal.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import type { Person } from '../model.ts';
import { secretHash } from '../password.ts';
import type { ChallengePurpose, Owner, Passkey } from './model.ts';
import type { PasskeyPlace } from './rules.ts';
import { namedAddress, passkeyPlace } from './rules.ts';
import { findPasskey, listPasskeys, saveChallenge, takeChallenge } from './store.ts';

export interface PasskeyDesk {
  readonly db: Database;
  readonly realClock: Clock;
  readonly publicUrl: string;
}

const challengeMinutes = 5;
const timeout = challengeMinutes * 60_000;

/** EdDSA, ES256, RS256: what devices have. */
const signatureAlgorithms = [-8, -7, -257];

function placeOf(desk: PasskeyDesk, origin: string | undefined): PasskeyPlace {
  return (
    passkeyPlace(origin, desk.publicUrl) ??
    refuse('passkey-place-wrong', { url: namedAddress(desk.publicUrl) })
  );
}

/** How a device files the keys of a person: says nothing about who that is. */
function handleOf({ tenantId, userId }: Owner): Buffer {
  return Buffer.from((tenantId + userId).replaceAll('-', ''), 'hex');
}

async function newChallenge(desk: PasskeyDesk, purpose: ChallengePurpose, owner: Owner | null) {
  const challenge = randomBytes(32);
  const expiresAt = new Date(desk.realClock.now().getTime() + timeout);
  const sent = secretHash(challenge.toString('base64url'));
  await saveChallenge(desk.db, sent, { purpose, owner, rest: null, expiresAt });
  return new Uint8Array(challenge);
}

/** Whether this is what we asked, of this person, and is answered for the first time. */
function expected(desk: PasskeyDesk, purpose: ChallengePurpose, owner: Owner | null) {
  return async (challenge: string) => {
    const asked = await takeChallenge(desk.db, secretHash(challenge), purpose, desk.realClock.now());
    return asked !== null && asked.owner?.userId === owner?.userId;
  };
}

/** What the browser hands to the device that shall make a key. */
export async function passkeyToMake(
  desk: PasskeyDesk,
  owner: Owner,
  person: Person,
  origin: string | undefined,
) {
  const { rpId } = placeOf(desk, origin);
  const present = await listPasskeys(desk.db, owner);
  return generateRegistrationOptions({
    rpName: 'Twotier',
    rpID: rpId,
    userName: person.userPrincipalName,
    userDisplayName: person.displayName,
    userID: new Uint8Array(handleOf(owner)),
    challenge: await newChallenge(desk, 'passkey-registration', owner),
    timeout,
    attestationType: 'none',
    supportedAlgorithmIDs: signatureAlgorithms,
    excludeCredentials: present.map(({ credentialId: id }) => ({ id })),
    // Usable without a user name, and never by who merely holds the device: so it is two factors in one.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export type MadePasskey = Omit<Passkey, 'tenantId' | 'userId' | 'factorId' | 'name'>;

/** The key that a device made for this person here; refuses whatever is not a straight answer. */
export async function readMadePasskey(
  desk: PasskeyDesk,
  owner: Owner,
  response: unknown,
  origin: string | undefined,
): Promise<MadePasskey> {
  const place = placeOf(desk, origin);
  const made = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: expected(desk, 'passkey-registration', owner),
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: signatureAlgorithms,
  }).catch(unreadable);
  if (!made?.verified) return refuse('passkey-refused');
  const { credential, credentialBackedUp } = made.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    rpId: place.rpId,
    signCount: credential.counter,
    transports: (credential.transports ?? []).map(String).slice(0, 10),
    backedUp: credentialBackedUp,
  };
}

/** What the browser asks a key of this person to sign; of anybody, when it is not known who signs in. */
export async function passkeyToUse(desk: PasskeyDesk, owner: Owner | null, origin: string | undefined) {
  const { rpId } = placeOf(desk, origin);
  const present = owner ? await listPasskeys(desk.db, owner) : [];
  return generateAuthenticationOptions({
    rpID: rpId,
    challenge: await newChallenge(desk, owner ? 'passkey-proof' : 'passkey-sign-in', owner),
    timeout,
    userVerification: 'required',
    allowCredentials: present
      .filter((key) => key.rpId === rpId)
      .map(({ credentialId: id, transports }) => ({ id, transports: [...transports] })),
  });
}

export interface UsedPasskey {
  readonly key: Passkey;
  readonly signCount: number;
}

/** The registered key that signed; with an owner given, one of theirs. */
export async function readUsedPasskey(
  desk: PasskeyDesk,
  owner: Owner | null,
  response: unknown,
  origin: string | undefined,
): Promise<UsedPasskey> {
  const place = placeOf(desk, origin);
  const given = response as AuthenticationResponseJSON;
  const key = typeof given?.id === 'string' ? await findPasskey(desk.db, given.id) : null;
  if (!key || (owner && key.userId !== owner.userId)) return refuse('passkey-refused');
  const handle = given.response?.userHandle;
  if (handle && handle !== handleOf(key).toString('base64url')) return refuse('passkey-refused');
  const used = await verifyAuthenticationResponse({
    response: given,
    expectedChallenge: expected(desk, owner ? 'passkey-proof' : 'passkey-sign-in', owner),
    expectedOrigin: place.origin,
    expectedRPID: key.rpId,
    requireUserVerification: true,
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(key.publicKey),
      counter: key.signCount,
      transports: [...key.transports],
    },
  }).catch(unreadable);
  if (!used?.verified) return refuse('passkey-refused');
  return { key, signCount: used.authenticationInfo.newCounter };
}

/** The library throws what is wrong with an answer; a fault of our own must not pass for one. */
function unreadable(error: unknown): null {
  if ((error as { code?: unknown }).code !== undefined) throw error;
  return null;
}
