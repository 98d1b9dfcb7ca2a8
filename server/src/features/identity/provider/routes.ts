import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from 'fastify';
import { refuse } from '../../../errors/refusal.ts';
import type { Call, PublicCall, Routes } from '../../../platform/http/index.ts';
import { answer } from '../../../platform/http/index.ts';
import { actorOf } from '../../audit/index.ts';
import type { SignedIn } from '../gate.ts';
import { selfOf } from '../routes.ts';
import { queryOf } from '../token/requests.ts';
import { readSessionCookie, setSessionCookie } from '../wire.ts';
import type { Acting, ProviderDesk } from './actions.ts';
import {
  beginProviderProof,
  beginProviderSignIn,
  callbackAddress,
  dropProvider,
  finishProviderSignIn,
  logoutAddress,
  logoutPath,
  ProviderSignInFailed,
  setProvider,
} from './actions.ts';
import { LogoutRefused, logOutByProvider } from './logout.ts';
import { domainOf, returnPath } from './rules.ts';
import { findProvider, findProviderOfDomain, listOwnDomains } from './store.ts';
import {
  ProviderAnswer,
  ProviderBody,
  ProviderOfNameAnswer,
  ProviderOfNameQuery,
  providerAnswer,
  providerCookie,
  readProviderCookie,
} from './wire.ts';

const tag = 'Sign-in of the own company';
const path = '/twotier/v1/identityprovider';

/** How a company sets up its own sign-in, and how the sign-in page finds it. */
export function providerRoutes(routes: Routes, desk: ProviderDesk): void {
  const acting = async ({ caller, context }: Pick<Call, 'caller' | 'context'>): Promise<Acting> => {
    await selfOf(desk, caller, context);
    const ownSession = caller.sessionId === null ? null : Buffer.from(caller.sessionId, 'hex');
    return { tenantId: caller.tenant.id, actor: actorOf(caller, context), ownSession };
  };
  const shown = async (tenantId: string) =>
    providerAnswer(
      await findProvider(desk.db, tenantId),
      { redirectUri: callbackAddress(desk), logoutUri: logoutAddress(desk) },
      await listOwnDomains(desk.db, tenantId),
    );

  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/session/provider',
    tag: 'Own account',
    summary: 'Whether people of this domain sign in at their own company',
    query: ProviderOfNameQuery,
    answer: ProviderOfNameAnswer,
    handle: async ({ query }: PublicCall<unknown, { userPrincipalName: string }>) => {
      const provider = await findProviderOfDomain(desk.db, domainOf(query.userPrincipalName.trim()));
      return { provider: provider && { displayName: provider.displayName } };
    },
  });

  routes.add({
    method: 'GET',
    path,
    operation: 'identityProvider.read',
    tag,
    summary: 'The company’s own sign-in',
    answer: ProviderAnswer,
    handle: async ({ caller }: Call) => shown(caller.tenant.id),
  });

  routes.add({
    method: 'PUT',
    path,
    operation: 'identityProvider.set',
    tag,
    summary: 'Set up the company’s own sign-in, by OpenID Connect',
    body: ProviderBody,
    answer: ProviderAnswer,
    handle: async (call) => {
      const { clientSecret, ...details } = call.body;
      await setProvider(desk, await acting(call), { ...details, clientSecret: clientSecret ?? null });
      return shown(call.caller.tenant.id);
    },
  });

  routes.add({
    method: 'DELETE',
    path,
    operation: 'identityProvider.remove',
    tag,
    summary: 'Remove the company’s own sign-in',
    status: 204,
    handle: async (call: Call) => {
      await dropProvider(desk, await acting(call));
      return answer(204);
    },
  });
}

/** The way to a company's provider and back, in the browser's address bar. */
export function providerPages(
  fastify: FastifyInstance,
  desk: ProviderDesk,
  logger: Pick<FastifyBaseLogger, 'error'>,
  sessionOf: (cookieHeader: string | undefined) => Promise<SignedIn | null>,
): void {
  const hidden = { schema: { hide: true } as object };
  const origin = new URL(desk.publicUrl);

  fastify.get('/oidc/start', hidden, async (request, reply) => {
    // What comes back comes to the public address, and so has the cookie that ties it to this browser.
    if (request.headers.host !== origin.host) return reply.redirect(`${desk.publicUrl}${request.url}`, 302);
    const query = queryOf(request);
    const seconds = desk.attempts.waitSeconds(request.ip, desk.realClock.now());
    if (seconds > 0) return refuse('too-many-requests', { seconds });
    try {
      const begun = await beginProviderSignIn(desk, query['user'] ?? '', returnPath(query['return']));
      if (!begun) return backToSignIn(reply, 'unknown');
      return reply
        .header('Set-Cookie', providerCookie(begun.token, desk.publicUrl))
        .header('Cache-Control', 'no-store')
        .redirect(begun.address, 302);
    } catch (error) {
      logger.error({ err: error }, 'a company’s own provider cannot be reached');
      return backToSignIn(reply, 'unreachable');
    }
  });

  logoutPage(fastify, desk, logger);

  /** For a window of its own: the page that asked goes on once this one says that it is done. */
  fastify.get('/oidc/prove', hidden, async (request, reply) => {
    if (request.headers.host !== origin.host) return reply.redirect(`${desk.publicUrl}${request.url}`, 302);
    void reply.header('Cache-Control', 'no-store');
    const signedIn = await sessionOf(request.headers.cookie);
    if (!signedIn) return proofDone(reply, 'expired');
    try {
      const begun = await beginProviderProof(desk, signedIn);
      if (!begun) return proofDone(reply, 'refused');
      return reply
        .header('Set-Cookie', providerCookie(begun.token, desk.publicUrl))
        .redirect(begun.address, 302);
    } catch (error) {
      logger.error({ err: error }, 'a company’s own provider cannot be reached');
      return proofDone(reply, 'unreachable');
    }
  });

  fastify.get('/oidc/callback', hidden, async (request, reply) => {
    void reply.header('Cache-Control', 'no-store');
    const token = readProviderCookie(request.headers.cookie, desk.publicUrl);
    if (token === null) return backToSignIn(reply, 'expired');
    const browser = {
      remoteAddress: request.ip,
      correlationId: request.twotier.correlationId,
      userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
      formerToken: readSessionCookie(request.headers.cookie, desk.publicUrl),
    };
    const cut = request.url.indexOf('?');
    const search = cut < 0 ? '' : request.url.slice(cut);
    const spent = providerCookie('', desk.publicUrl);
    try {
      const finished = await finishProviderSignIn(desk, token, search, browser);
      if (finished.kind === 'proven') return proofDone(reply.header('Set-Cookie', spent), null);
      const { opened, returnTo } = finished;
      const cookies = [setSessionCookie(opened.token, desk.publicUrl), spent];
      const pending = opened.session.factorPending;
      const target = pending ? `/second-factor?return=${encodeURIComponent(returnTo)}` : returnTo;
      return reply.header('Set-Cookie', cookies).redirect(target, 302);
    } catch (error) {
      if (!(error instanceof ProviderSignInFailed)) throw error;
      desk.attempts.addFailure(request.ip, desk.realClock.now());
      // Only the cause's kind: what a provider writes may hold names of people.
      if (error.cause instanceof Error)
        logger.error(
          { kind: error.cause.name, code: (error.cause as { code?: string }).code },
          error.message,
        );
      void reply.header('Set-Cookie', spent);
      if (error.proof) return proofDone(reply, error.problem);
      return backToSignIn(reply, error.problem);
    }
  });
}

/** A provider's server speaks here, not a browser: what it says counts by its signature alone. */
function logoutPage(
  fastify: FastifyInstance,
  desk: ProviderDesk,
  logger: Pick<FastifyBaseLogger, 'error'>,
): void {
  fastify.post(logoutPath, { schema: { hide: true } as object }, async (request, reply) => {
    void reply.header('Cache-Control', 'no-store');
    const seconds = desk.attempts.waitSeconds(request.ip, desk.realClock.now());
    if (seconds > 0) return refuse('too-many-requests', { seconds });
    const token = (request.body as { logout_token?: unknown } | null)?.logout_token;
    try {
      if (typeof token !== 'string') throw new LogoutRefused('it has no logout_token');
      await logOutByProvider(desk, token, request.twotier.correlationId);
      return reply.code(200).send();
    } catch (error) {
      if (!(error instanceof LogoutRefused)) throw error;
      desk.attempts.addFailure(request.ip, desk.realClock.now());
      if (error.cause instanceof Error)
        logger.error(
          { kind: error.cause.name, code: (error.cause as { code?: string }).code },
          error.message,
        );
      return reply.code(400).send({ error: 'invalid_request', error_description: error.message });
    }
  });
}

function proofDone(reply: FastifyReply, problem: ProviderSignInFailed['problem'] | 'unreachable' | null) {
  return reply.redirect(problem ? `/proof-given?problem=${problem}` : '/proof-given', 302);
}

function backToSignIn(reply: FastifyReply, problem: ProviderSignInFailed['problem'] | 'unreachable') {
  return reply.redirect(`/sign-in?provider=${problem}`, 302);
}
