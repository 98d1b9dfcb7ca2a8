import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { secretHash } from '../password.ts';
import { findSecretHashes } from '../store.ts';
import type { TokenRouteParts } from './issuing.ts';
import { tokenVerifier } from './issuing.ts';
import type { OAuthProblem } from './model.ts';
import type { Form } from './requests.ts';
import { formPosted } from './requests.ts';
import { accessTokenSeconds, problem } from './rules.ts';
import { findRefreshToken, revokeGrantOf, revokeToken } from './store.ts';
import { problemAnswer } from './wire.ts';

/** Gives a token back before its time (RFC 7009). An unknown token is as good as given back. */
export function revocationRoutes(fastify: FastifyInstance, parts: TokenRouteParts): void {
  const verify = tokenVerifier(parts);

  async function revoke(request: FastifyRequest, reply: FastifyReply) {
    const form = formPosted(request) ?? {};
    const clientId = await provenClient(parts, form, request.headers.authorization);
    const token = form['token'];
    const refused = clientId
      ? token
        ? null
        : problem('invalid_request', 'The parameter token is missing.', 900144)
      : problem('invalid_client', 'The client is not known, or its secret is not right.', 7000215);
    if (refused) return sendProblem(reply, parts, refused);
    await end(token as string, clientId as string);
    parts.people.forgetRevocations();
    return reply.header('Cache-Control', 'no-store').code(200).send();
  }

  async function end(token: string, clientId: string): Promise<void> {
    const until = new Date(parts.realClock.now().getTime() + accessTokenSeconds * 1000);
    const refresh = await findRefreshToken(parts.db, token);
    if (refresh) {
      // Another client's token stays: who found it somewhere must not learn even that it is one.
      if (refresh.clientId === clientId && refresh.grantId)
        await revokeGrantOf(parts.db, refresh.grantId, until);
      return;
    }
    const facts = await verify(token);
    const jti = facts?.claims['jti'];
    if (facts?.clientId === clientId && typeof jti === 'string')
      await revokeToken(parts.db, jti, new Date(facts.expiresAt * 1000));
  }

  for (const path of ['/:tenant/oauth2/revoke', '/:tenant/oauth2/v2.0/revoke']) {
    const schema = { tags: ['Sign-in'], summary: 'Give a token back before its time', security: [] };
    fastify.post(path, { schema: schema as object }, revoke);
  }
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The client that asks, once it has proven to be that; null for any other. */
async function provenClient(
  parts: TokenRouteParts,
  form: Form,
  authorization: string | undefined,
): Promise<string | null> {
  const basic = /^basic\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  const [name, ...rest] = basic ? Buffer.from(basic, 'base64').toString().split(':').map(unescaped) : [];
  const clientId = (form['client_id'] ?? name ?? '').toLowerCase();
  const secret = form['client_secret'] ?? rest.join(':');
  const known = guid.test(clientId) ? await parts.people.application(clientId) : null;
  if (!known) return null;
  if (known.application.isPublic) return clientId;
  const hashes = await findSecretHashes(parts.db, known.application, parts.realClock.now());
  const given = secretHash(secret);
  return hashes.some((hash) => timingSafeEqual(hash, given)) ? clientId : null;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function sendProblem(reply: FastifyReply, parts: TokenRouteParts, found: OAuthProblem) {
  const at = { correlationId: reply.request.twotier.correlationId, now: parts.realClock.now() };
  return reply
    .code(found.status)
    .header('Cache-Control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(problemAnswer(found, at)));
}
