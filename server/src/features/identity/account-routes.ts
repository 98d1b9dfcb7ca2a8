import type { Call, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import {
  AddedFactorAnswer,
  addedFactorAnswer,
  BegunAuthenticatorAnswer,
  FactorCodeBody,
  FactorNameBody,
  FactorParams,
  NewPasskeyBody,
  RecoveryCodesAnswer,
  SecurityAnswer,
  SessionParams,
  securityAnswer,
} from './account-wire.ts';
import {
  beginAuthenticator,
  beginPasskey,
  finishAuthenticator,
  finishPasskey,
  ownerOf,
  removeFactor,
  renameFactor,
  renewRecoveryCodes,
} from './factor/actions.ts';
import { countRecoveryCodes, listFactorsOf } from './factor/store.ts';
import { oneValued, selfOf } from './routes.ts';
import type { PortalDesk } from './session/actions.ts';
import { endAllOtherSessions, endOneSession, revokeOwnTokens } from './session/actions.ts';
import { listSessions } from './session/store.ts';
import { PasskeyOptionsAnswer } from './wire.ts';

const tag = 'Own account';
const path = '/twotier/v1/account';

/** What people look after themselves: second factors, windows that are signed in, tokens. */
export function accountRoutes(routes: Routes, desk: PortalDesk): void {
  const self = ({ caller, context }: Pick<Call, 'caller' | 'context'>) => selfOf(desk, caller, context);

  routes.add({
    method: 'GET',
    path: `${path}/security`,
    operation: 'account.security.read',
    tag,
    summary: 'Second factors and signed-in windows of the own account',
    answer: SecurityAnswer,
    handle: async (call: Call) => {
      const { person, session } = await self(call);
      const owner = ownerOf({ person });
      const now = desk.realClock.now();
      const [factors, recoveryCodesLeft, sessions] = await Promise.all([
        listFactorsOf(desk.db, owner),
        countRecoveryCodes(desk.db, owner),
        listSessions(desk.db, owner.tenantId, owner.userId, now),
      ]);
      return securityAnswer({ person, factors, recoveryCodesLeft, sessions, present: session });
    },
  });

  routes.add({
    method: 'POST',
    path: `${path}/authenticators`,
    operation: 'account.factor.add',
    tag,
    summary: 'Begin to enroll an authenticator app',
    body: FactorNameBody,
    answer: BegunAuthenticatorAnswer,
    status: 201,
    oneTimeSecrets: ['secret', 'address'],
    handle: async (call) => {
      const { factorId, ...shown } = await beginAuthenticator(desk, await self(call), call.body.name.trim());
      return answer(201, { id: factorId, ...shown });
    },
  });

  routes.add({
    method: 'POST',
    path: `${path}/authenticators/:factorId/confirmation`,
    operation: 'account.factor.add',
    tag,
    summary: 'Finish to enroll an authenticator app, by one of its codes',
    params: FactorParams,
    body: FactorCodeBody,
    answer: AddedFactorAnswer,
    oneTimeSecrets: ['recoveryCodes'],
    handle: async (call) =>
      addedFactorAnswer(
        await finishAuthenticator(desk, await self(call), call.params.factorId, call.body.code),
      ),
  });

  routes.add({
    method: 'POST',
    path: `${path}/passkeys/options`,
    operation: 'account.factor.add',
    tag,
    summary: 'What a device needs to make a passkey',
    answer: PasskeyOptionsAnswer,
    handle: async (call: Call) => beginPasskey(desk, await self(call), oneValued(call.context).origin),
  });

  routes.add({
    method: 'POST',
    path: `${path}/passkeys`,
    operation: 'account.factor.add',
    tag,
    summary: 'Register a passkey that a device has made',
    body: NewPasskeyBody,
    answer: AddedFactorAnswer,
    status: 201,
    oneTimeSecrets: ['recoveryCodes'],
    handle: async (call) => {
      const { origin } = oneValued(call.context);
      const { response } = call.body;
      const made = { name: call.body.name.trim(), response, origin };
      return answer(201, addedFactorAnswer(await finishPasskey(desk, await self(call), made)));
    },
  });

  routes.add({
    method: 'PATCH',
    path: `${path}/factors/:factorId`,
    operation: 'account.factor.rename',
    tag,
    summary: 'Give an own second factor another name',
    params: FactorParams,
    body: FactorNameBody,
    status: 204,
    handle: async (call) => {
      await renameFactor(desk, await self(call), call.params.factorId, call.body.name.trim());
      return answer(204);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/factors/:factorId`,
    operation: 'account.factor.remove',
    tag,
    summary: 'Remove an own second factor, as long as another one stays',
    params: FactorParams,
    status: 204,
    handle: async (call) => {
      await removeFactor(desk, await self(call), call.params.factorId);
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: `${path}/recoverycodes`,
    operation: 'account.recoveryCodes.renew',
    tag,
    summary: 'Ten new recovery codes; the former ones are void',
    answer: RecoveryCodesAnswer,
    oneTimeSecrets: ['recoveryCodes'],
    handle: async (call: Call) => ({ recoveryCodes: await renewRecoveryCodes(desk, await self(call)) }),
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/sessions/:sessionId`,
    operation: 'account.session.end',
    tag,
    summary: 'Sign an own window out',
    params: SessionParams,
    status: 204,
    handle: async (call) => {
      await endOneSession(desk, await self(call), call.params.sessionId);
      return answer(204);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/sessions`,
    operation: 'account.session.end',
    tag,
    summary: 'Sign all own windows out but this one',
    status: 204,
    handle: async (call: Call) => {
      await endAllOtherSessions(desk, await self(call));
      return answer(204);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/tokens`,
    operation: 'account.token.revoke',
    tag,
    summary: 'End all tokens that programs hold for oneself',
    status: 204,
    handle: async (call: Call) => {
      await revokeOwnTokens(desk, await self(call));
      return answer(204);
    },
  });
}
