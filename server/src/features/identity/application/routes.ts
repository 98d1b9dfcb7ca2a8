import type { Call, Routes } from '../../../platform/http/index.ts';
import { answer, instant } from '../../../platform/http/index.ts';
import { actorOf } from '../../audit/index.ts';
import { selfOf } from '../routes.ts';
import type { PortalDesk } from '../session/actions.ts';
import type { Acting } from './actions.ts';
import {
  addApplication,
  addApplicationSecret,
  changeApplication,
  removeApplication,
  removeApplicationSecret,
  revokeApplicationTokens,
} from './actions.ts';
import { listPrograms } from './store.ts';
import {
  ApplicationBody,
  ApplicationParams,
  ApplicationsAnswer,
  applicationsAnswer,
  NewApplicationAnswer,
  NewApplicationBody,
  NewSecretAnswer,
  NewSecretBody,
  SecretParams,
} from './wire.ts';

const tag = 'Applications';
const path = '/twotier/v1/applications';

/** Programs of a company that may ask for tokens. Only the portal changes them: a token must not beget others. */
export function applicationRoutes(routes: Routes, desk: PortalDesk): void {
  const acting = async ({ caller, context }: Pick<Call, 'caller' | 'context'>): Promise<Acting> => {
    await selfOf(desk, caller, context);
    return { tenantId: caller.tenant.id, actor: actorOf(caller, context) };
  };

  routes.add({
    method: 'GET',
    path,
    operation: 'application.list',
    tag,
    summary: 'Applications of the own company, with what can be told of their secrets',
    answer: ApplicationsAnswer,
    handle: async ({ caller }: Call) =>
      applicationsAnswer(await listPrograms(desk.db, caller.tenant.id), desk.realClock.now()),
  });

  routes.add({
    method: 'POST',
    path,
    operation: 'application.create',
    tag,
    summary: 'Register an application',
    body: NewApplicationBody,
    answer: NewApplicationAnswer,
    status: 201,
    oneTimeSecrets: ['clientSecret'],
    handle: async (call) => {
      const { displayName, ...rest } = call.body;
      const wanted = { displayName: displayName.trim(), ...rest };
      return answer(201, await addApplication(desk, await acting(call), wanted));
    },
  });

  routes.add({
    method: 'PUT',
    path: `${path}/:clientId`,
    operation: 'application.update',
    tag,
    summary:
      'Change the name of an application, the addresses it may be returned to, and whether it needs PKCE',
    params: ApplicationParams,
    body: ApplicationBody,
    status: 204,
    handle: async (call) => {
      const { displayName, redirectUris, requiresPkce } = call.body;
      const wanted = { displayName: displayName.trim(), redirectUris, requiresPkce };
      await changeApplication(desk, await acting(call), call.params.clientId, wanted);
      return answer(204);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/:clientId`,
    operation: 'application.delete',
    tag,
    summary: 'Delete an application; its tokens end at once',
    params: ApplicationParams,
    status: 204,
    handle: async (call) => {
      await removeApplication(desk, await acting(call), call.params.clientId);
      return answer(204);
    },
  });

  routes.add({
    method: 'POST',
    path: `${path}/:clientId/secrets`,
    operation: 'application.secret.add',
    tag,
    summary: 'Another secret for an application',
    params: ApplicationParams,
    body: NewSecretBody,
    answer: NewSecretAnswer,
    status: 201,
    oneTimeSecrets: ['clientSecret'],
    handle: async (call) => {
      const { clientId } = call.params;
      const given = await addApplicationSecret(desk, await acting(call), clientId, call.body.months);
      return answer(201, { clientSecret: given.clientSecret, expiresAt: instant(given.expiresAt) });
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/:clientId/secrets/:secretId`,
    operation: 'application.secret.remove',
    tag,
    summary: 'Remove a secret; what asks with it is refused from now on',
    params: SecretParams,
    status: 204,
    handle: async (call) => {
      const { clientId, secretId } = call.params;
      await removeApplicationSecret(desk, await acting(call), clientId, secretId);
      return answer(204);
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${path}/:clientId/tokens`,
    operation: 'application.token.revoke',
    tag,
    summary: 'End all tokens that an application holds',
    params: ApplicationParams,
    status: 204,
    handle: async (call) => {
      await revokeApplicationTokens(desk, await acting(call), call.params.clientId);
      return answer(204);
    },
  });
}
