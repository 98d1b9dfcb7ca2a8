import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Call, PublicCall, RequestContext, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { OpenedSession, PortalDesk } from './actions.ts';
import { changePassword, signIn, signOut } from './actions.ts';
import type { Person } from './model.ts';
import { isOwnOrigin } from './rules.ts';
import { listDemoPeople } from './store.ts';
import {
  ChangePasswordBody,
  clearSessionCookie,
  DemoPeopleAnswer,
  demoPeopleAnswer,
  readSessionCookie,
  SessionAnswer,
  SignInBody,
  sessionAnswer,
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
      const opened = await signIn(desk, { userPrincipalName, password: body.password }, browserOf(context));
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
    handle: async ({ caller }: Call) => sessionAnswer(caller, await personOf(caller), settings.mode),
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
      const browser = { ...browserOf(context), language: context.language };
      const opened = await changePassword(desk, caller, await personOf(caller), body, browser);
      if (opened) return sessionGiven(200, { ...opened, person: await personOf(caller) }, context);
      return sessionAnswer(caller, await personOf(caller), settings.mode);
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

  function sessionGiven(status: number, { person, session, token }: OpenedSession, context: RequestContext) {
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
    return answer(status, sessionAnswer(caller, person, settings.mode), {
      'Set-Cookie': setSessionCookie(token, settings.publicUrl),
    });
  }
}

function oneValued(context: RequestContext) {
  const one = (name: string) => {
    const value = context.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return { origin: one('origin'), host: one('host'), userAgent: one('user-agent'), cookie: one('cookie') };
}

function browserOf(context: RequestContext) {
  const { userAgent, cookie } = oneValued(context);
  return {
    remoteAddress: context.remoteAddress,
    correlationId: context.correlationId,
    userAgent: userAgent?.slice(0, 300) ?? null,
    formerToken: readSessionCookie(cookie),
  };
}
