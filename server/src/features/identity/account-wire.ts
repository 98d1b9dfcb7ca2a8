import { Type } from 'typebox';
import { instant } from '../../platform/http/index.ts';
import type { AddedFactor } from './factor/actions.ts';
import type { Factor } from './factor/model.ts';
import type { Person, PortalSession } from './model.ts';
import { deviceOf } from './session/rules.ts';
import type { ListedSession } from './session/store.ts';

const nullable = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()]);
const time = Type.String({ format: 'date-time' });

/** Names of factors are their owner's: anything readable. */
const factorName = Type.String({ minLength: 1, maxLength: 60 });

export const FactorParams = Type.Object({ factorId: Type.String({ format: 'uuid' }) });
export const SessionParams = Type.Object({ sessionId: Type.String({ format: 'uuid' }) });
export const FactorNameBody = Type.Object({ name: factorName });
export const FactorCodeBody = Type.Object({ code: Type.String({ minLength: 1, maxLength: 20 }) });
export const NewPasskeyBody = Type.Object({ name: factorName, response: Type.Unknown() });

export const BegunAuthenticatorAnswer = Type.Object({
  id: Type.String({ format: 'uuid' }),
  secret: Type.String({ description: 'For typing in; shown here and nowhere else' }),
  address: Type.String({ description: 'What the QR code says' }),
});

export const AddedFactorAnswer = Type.Object({
  id: Type.String({ format: 'uuid' }),
  recoveryCodes: Type.Union([Type.Array(Type.String()), Type.Null()], {
    description: 'With the first factor only; shown here and nowhere else',
  }),
});

export const RecoveryCodesAnswer = Type.Object({ recoveryCodes: Type.Array(Type.String()) });

export const SecurityAnswer = Type.Object({
  passwordChangedAt: time,
  factors: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      kind: Type.String({ enum: ['authenticator', 'passkey'] }),
      name: Type.String(),
      createdAt: time,
      lastUsedAt: nullable(time),
      backedUp: Type.Boolean(),
    }),
  ),
  recoveryCodesLeft: Type.Integer(),
  sessions: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      browser: nullable(Type.String()),
      system: nullable(Type.String()),
      method: Type.String({ enum: ['password', 'passkey', 'provider'] }),
      secondFactor: Type.Boolean(),
      since: time,
      lastSeenAt: time,
      current: Type.Boolean(),
    }),
  ),
});

export function securityAnswer(of: {
  readonly person: Person;
  readonly factors: readonly Factor[];
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly ListedSession[];
  readonly present: PortalSession;
}) {
  return {
    passwordChangedAt: instant(of.person.passwordChangedAt),
    factors: of.factors.map(({ factorId, kind, name, createdAt, lastUsedAt, backedUp }) => ({
      id: factorId,
      kind,
      name,
      createdAt: instant(createdAt),
      lastUsedAt: lastUsedAt && instant(lastUsedAt),
      backedUp,
    })),
    recoveryCodesLeft: of.recoveryCodesLeft,
    sessions: of.sessions.map((session) => ({
      id: session.sessionId,
      ...deviceOf(session.userAgent),
      method: session.method,
      secondFactor: session.secondFactor,
      since: instant(session.createdAt),
      lastSeenAt: instant(session.lastSeenAt),
      current: session.tokenHash.equals(of.present.tokenHash),
    })),
  };
}

export function addedFactorAnswer({ factorId, recoveryCodes }: AddedFactor) {
  return { id: factorId, recoveryCodes };
}
