import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Call, PublicCall, RequestContext, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { Self } from './factor/actions.ts';
import { passkeyToUse } from './factor/passkeys.ts';
import { waysToProve } from './factor/proof.ts';
import type { Person, PortalSession } from './model.ts';
import { findProvider } from './provider/store.ts';
import { isOwnOrigin } from './rules.ts';
import type { PortalDesk } from './session/actions.ts';
import {
  changePassword,
  showFactor,
  showPassword,
  signIn,
  signInByPasskey,
  signOut,
} from './session/actions.ts';
import { deviceDays } from './session/devices.ts';
import type { OpenedSession } from './session/opening.ts';
import { listDemoPeople } from './store.ts';
import {
  ChangePasswordBody,
  clearSessionCookie,
  DemoPeopleAnswer,
  demoPeopleAnswer,
  noWays,
  PasskeyBody,
  PasskeyOptionsAnswer,
  ProofBody,
  type ProofInput,
  proofOf,
  readDeviceCookie,
  readSessionCookie,
  SessionAnswer,
  SignInBody,
  sessionAnswer,
  setDeviceCookie,
  setSessionCookie,
} from './wire.ts';

export interface RouteSettings {
  readonly publicUrl: string;
  readonly mode: 'demo' | 'production';
}

const tag = 'Own account';
const path = '/twotier/v1/session';

export function identityRoutes(routes: Routes, desk: PortalDesk, settings: RouteSettings): void {
  routes.addPublic({
    method: 'POST',
    path,
    tag,
    summary: 'Sign in to the portal',
    body: SignInBody,
    answer: SessionAnswer,
    status: 201,
    handle: async ({ body, context }: PublicCall<{ userPrincipalName: string; password: string }>) => {
      const { origin, host } = oneValued(context);
      if (!isOwnOrigin({ origin, host, publicUrl: settings.publicUrl })) return refuse('origin-refused');
      const userPrincipalName = body.userPrincipalName.trim();
      const opened = await signIn(
        desk,
        { userPrincipalName, password: body.password },
        browserOf(context, settings.publicUrl),
      );
      return sessionGiven(201, opened, context);
    },
  });

  routes.addPublic({
    method: 'POST',
    path: `${path}/passkey/options`,
    tag,
    summary: 'What a passkey has to sign in order to sign in',
    answer: PasskeyOptionsAnswer,
    handle: async ({ context }: PublicCall) => passkeyToUse(desk, null, ownOriginOf(context)),
  });

  routes.addPublic({
    method: 'POST',
    path: `${path}/passkey`,
    tag,
    summary: 'Sign in to the portal by a passkey alone',
    body: PasskeyBody,
    answer: SessionAnswer,
    status: 201,
    handle: async ({ body, context }: PublicCall<{ response: unknown }>) => {
      const origin = ownOriginOf(context);
      const opened = await signInByPasskey(
        desk,
        body.response,
        origin,
        browserOf(context, settings.publicUrl),
      );
      return sessionGiven(201, opened, context);
    },
  });

  routes.add({
    method: 'GET',
    path,
    operation: 'session.read',
    tag,
    summary: 'Who is signed in, and what they may do',
    answer: SessionAnswer,
    handle: async ({ caller }: Call) => answerFor(caller, await personOf(caller)),
  });

  routes.add({
    method: 'DELETE',
    path,
    operation: 'session.end',
    tag,
    summary: 'Sign out of the portal',
    status: 204,
    handle: async ({ caller, context }: Call) => {
      if (caller.sessionId !== null)
        await signOut(desk, await personOf(caller), caller.sessionId, context.correlationId);
      return answer(204, undefined, { 'Set-Cookie': clearSessionCookie(settings.publicUrl) });
    },
  });

  routes.add({
    method: 'POST',
    path: `${path}/password`,
    operation: 'session.changePassword',
    tag,
    summary: 'Change the own password',
    body: ChangePasswordBody,
    answer: SessionAnswer,
    handle: async ({ caller, body, context }: Call<{ currentPassword: string; newPassword: string }>) => {
      const opened = await changePassword(
        desk,
        caller,
        await personOf(caller),
        body,
        browserOf(context, settings.publicUrl),
      );
      if (opened) return sessionGiven(200, { ...opened, person: await personOf(caller) }, context);
      return answerFor(caller, await personOf(caller));
    },
  });

  routes.add({
    method: 'POST',
    path: `${path}/proof`,
    operation: 'session.prove',
    tag,
    summary: 'Show the second factor, to complete a sign-in or as a fresh proof',
    body: ProofBody,
    answer: SessionAnswer,
    handle: async ({ caller, body, context }: Call<ProofInput>) => {
      const self = await selfOf(desk, caller, context);
      const proof = proofOf(body, ownOriginOf(context));
      if (proof.kind === 'password') await showPassword(desk, self, proof.password);
      else {
        const opened = await showFactor(desk, self, proof, browserOf(context, settings.publicUrl));
        if (opened) return sessionGiven(200, opened, context);
      }
      return answerFor({ ...caller, freshlyProven: true }, await personOf(caller));
    },
  });

  routes.add({
    method: 'POST',
    path: `${path}/proof/passkey`,
    operation: 'session.prove',
    tag,
    summary: 'What one of the own passkeys has to sign as a proof',
    answer: PasskeyOptionsAnswer,
    handle: async ({ caller, context }: Call) => {
      const { person } = await selfOf(desk, caller, context);
      return passkeyToUse(desk, { tenantId: person.tenant.id, userId: person.id }, ownOriginOf(context));
    },
  });

  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/demo/people',
    tag: 'Demo',
    summary: 'Who can sign in to the demo world',
    answer: DemoPeopleAnswer,
    handle: async () => {
      if (settings.mode !== 'demo') return refuse('not-found');
      return demoPeopleAnswer(await listDemoPeople(desk.db));
    },
  });

  async function personOf(caller: Caller): Promise<Person> {
    const person = caller.user && (await desk.people.person(caller.tenant.id, caller.user.id));
    return person ?? refuse('sign-in-required');
  }

  async function sessionGiven(
    status: number,
    { person, session, token, deviceToken }: OpenedSession,
    context: RequestContext,
  ) {
    const { id, userPrincipalName, displayName } = person;
    const caller: Caller = {
      tenant: person.tenant,
      user: { id, userPrincipalName, displayName },
      applicationId: null,
      roles: person.roles,
      secondFactor: session.secondFactor,
      language: context.language,
      sessionId: null,
    };
    return answer(status, sessionAnswer(caller, person, settings.mode, await stateOf(person, session)), {
      'Set-Cookie': [
        setSessionCookie(token, settings.publicUrl),
        ...(deviceToken ? [setDeviceCookie(deviceToken, deviceDays, settings.publicUrl)] : []),
      ],
    });
  }

  async function answerFor(caller: Caller, person: Person) {
    const session = caller.sessionId && (await desk.people.session(Buffer.from(caller.sessionId, 'hex')));
    return sessionAnswer(caller, person, settings.mode, await stateOf(person, session || null));
  }

  async function stateOf(person: Person, session: PortalSession | null) {
    const owner = { tenantId: person.tenant.id, userId: person.id };
    const byPassword = session === null || session.method === 'password';
    const provider = session?.method === 'provider' ? await findProvider(desk.db, owner.tenantId) : null;
    return {
      pending: session?.factorPending ?? false,
      ways: person.hasFactor ? await waysToProve(desk.db, owner) : noWays,
      provider: provider?.displayName ?? null,
      mustChangePassword: person.mustChangePassword && byPassword,
    };
  }

  /** The page's origin; refuses one that is not ours. */
  function ownOriginOf(context: RequestContext): string | undefined {
    const { origin, host } = oneValued(context);
    if (!isOwnOrigin({ origin, host, publicUrl: settings.publicUrl })) return refuse('origin-refused');
    return origin;
  }
}

/** The person at the portal with their window; refuses a token, which has none. */
export async function selfOf(desk: PortalDesk, caller: Caller, context: RequestContext): Promise<Self> {
  if (caller.sessionId === null || caller.user === null) return refuse('portal-session-required');
  const session = await desk.people.session(Buffer.from(caller.sessionId, 'hex'));
  const person = await desk.people.person(caller.tenant.id, caller.user.id);
  if (!session || !person) return refuse('sign-in-required');
  const { correlationId, remoteAddress } = context;
  return { person, session, correlationId, remoteAddress };
}

export function oneValued(context: RequestContext) {
  const one = (name: string) => {
    const value = context.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return { origin: one('origin'), host: one('host'), userAgent: one('user-agent'), cookie: one('cookie') };
}

export function browserOf(context: RequestContext, publicUrl: string) {
  const { userAgent, cookie } = oneValued(context);
  return {
    remoteAddress: context.remoteAddress,
    correlationId: context.correlationId,
    userAgent: userAgent?.slice(0, 300) ?? null,
    formerToken: readSessionCookie(cookie, publicUrl),
    deviceToken: readDeviceCookie(cookie, publicUrl),
  };
}
