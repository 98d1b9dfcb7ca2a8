import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInAddress } from './authorization-server.ts';
import { devicePages } from './device-routes.ts';
import { exchangeRoutes } from './exchange-routes.ts';
import type { TokenRouteParts } from './issuing.ts';
import { isProblem } from './issuing.ts';
import type { EndpointVersion, OAuthProblem } from './model.ts';
import { pageSender } from './page.ts';
import type { Form, Translated } from './requests.ts';
import {
  formOf,
  formPosted,
  queryOf,
  translateAuthorize,
  translateDeviceCode,
  translateToken,
  withoutPrompt,
} from './requests.ts';
import { revocationRoutes } from './revocation-routes.ts';
import { problem } from './rules.ts';
import { discoveryDocument, instanceDiscovery, problemAnswer } from './wire.ts';

type TenantRequest = FastifyRequest<{ Params: { tenant: string } }>;

const longestFormBytes = 65_536;

/** Forms are read here and nowhere else in the product: in a scope of their own. */
export function readForms(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: longestFormBytes },
    (_request, text, done) => done(null, formOf(text as string)),
  );
  fastify.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null, undefined);
  });
}

/** The sign-in endpoints under the contract's paths. */
export function tokenRoutes(fastify: FastifyInstance, parts: TokenRouteParts): void {
  const { issuing, publicUrl } = parts;
  const sendProblem = (reply: FastifyReply, found: OAuthProblem) =>
    reply
      .code(found.status)
      .header('Cache-Control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(
        JSON.stringify(
          problemAnswer(found, {
            correlationId: reply.request.twotier.correlationId,
            now: parts.realClock.now(),
          }),
        ),
      );

  /** Tenant, translation, then the protocol core; what fails on the way is an OAuth error. */
  async function post(
    request: TenantRequest,
    reply: FastifyReply,
    version: EndpointVersion,
    path: '/token' | '/devicecode',
    translate: (form: Form) => Translated | OAuthProblem,
  ) {
    const form = formPosted(request);
    if (!form)
      return sendProblem(
        reply,
        problem('invalid_request', 'Send the parameters as application/x-www-form-urlencoded.', 900144),
      );
    const tenantId = await issuing.tenantNamed(request.params.tenant);
    if (tenantId === undefined) return sendProblem(reply, tenantUnknown(request.params.tenant));
    const translated = translate(form);
    if (isProblem(translated)) return sendProblem(reply, translated);
    const realm = {
      ...(await issuing.realm(request, version, tenantId, translated)),
      wantsClientInfo: form['client_info'] === '1',
    };
    const { authorization } = request.headers;
    await issuing.answer(
      request,
      reply,
      { method: 'POST', path, parameters: translated.parameters, authorization },
      realm,
    );
    return reply;
  }

  const sendPage = pageSender(parts.readLook);

  async function authorize(request: TenantRequest, reply: FastifyReply, version: EndpointVersion) {
    const tenantId = await issuing.tenantNamed(request.params.tenant);
    const translated = translateAuthorize(queryOf(request), version, publicUrl);
    const refused =
      tenantId === undefined
        ? tenantUnknown(request.params.tenant)
        : isProblem(translated)
          ? translated
          : null;
    if (refused)
      return sendPage(reply, { kind: 'problem', description: refused.description }, refused.status);
    const { parameters, asksForSignIn } = translated as Exclude<typeof translated, OAuthProblem>;
    if (asksForSignIn) return reply.redirect(signInAddress(withoutPrompt(request.url)), 302);
    const realm = await issuing.realm(request, version, tenantId ?? null, translated as Translated);
    await issuing.answer(request, reply, { method: 'GET', path: '/authorize', parameters }, realm);
    return reply;
  }

  for (const [version, path] of [
    [1, 'oauth2'],
    [2, 'oauth2/v2.0'],
  ] as const) {
    const name = version === 1 ? 'the older form' : 'the newer form';
    fastify.post(`/:tenant/${path}/token`, describe(`Get a token, ${name}`), (request, reply) =>
      post(request as TenantRequest, reply, version, '/token', (form) =>
        translateToken(form, version, publicUrl),
      ),
    );
    fastify.post(
      `/:tenant/${path}/devicecode`,
      describe(`Get a code for a device, ${name}`),
      (request, reply) =>
        post(request as TenantRequest, reply, version, '/devicecode', (form) =>
          translateDeviceCode(form, version, publicUrl),
        ),
    );
    fastify.get(
      `/:tenant/${path}/authorize`,
      describe(`Let a person sign in to an application, ${name}`),
      (request, reply) => authorize(request as TenantRequest, reply, version),
    );
    const root = version === 1 ? '/:tenant' : '/:tenant/v2.0';
    fastify.get(
      `${root}/.well-known/openid-configuration`,
      describe(`Addresses of the sign-in endpoints, ${name}`),
      async (request, reply) => {
        const { tenant } = (request as TenantRequest).params;
        const tenantId = await issuing.tenantNamed(tenant);
        if (tenantId === undefined) return sendProblem(reply, tenantUnknown(tenant));
        return discoveryDocument(publicUrl, tenant.toLowerCase(), tenantId, version, parts.mode === 'demo');
      },
    );
  }
  for (const path of ['/:tenant/discovery/v2.0/keys', '/:tenant/discovery/keys']) {
    fastify.get(path, describe('Keys that tokens are verified with'), async () => parts.keys.published);
  }
  fastify.get('/common/discovery/instance', describe('Whether an authority may be trusted'), async () =>
    instanceDiscovery(publicUrl),
  );
  exchangeRoutes(fastify, parts);
  revocationRoutes(fastify, parts);
  devicePages(fastify, parts);
}

function tenantUnknown(name: string): OAuthProblem {
  return problem(
    'invalid_request',
    `There is no tenant "${name.slice(0, 100)}". Use a tenant id or one of its domains.`,
    90002,
  );
}

function describe(summary: string) {
  return { schema: { tags: ['Sign-in'], summary, security: [] } as object };
}
