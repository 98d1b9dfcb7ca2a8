import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseInput } from '../../../errors/input-refusal.ts';
import { refuse } from '../../../errors/refusal.ts';
import { sendError } from '../../../platform/http/index.ts';
import { bearerToken } from '../gate.ts';
import type { TokenRouteParts } from './issuing.ts';
import { tokenVerifier } from './issuing.ts';
import { formPosted } from './requests.ts';
import { isApiResource } from './rules.ts';
import { exchangeAnswer } from './wire.ts';

const schema: object = { tags: ['Sign-in'], summary: 'Exchange an identity token for a partner token' };

/** Partner tokens (conventions 3.2): the same identity, under the API's own audience, for the rest of its time. */
export function exchangeRoutes(fastify: FastifyInstance, parts: TokenRouteParts): void {
  const verify = tokenVerifier(parts);
  async function exchange(request: FastifyRequest, successor: boolean) {
    const token = bearerToken(request.headers.authorization ?? '') ?? refuse('sign-in-required');
    const facts = (await verify(token)) ?? refuse('sign-in-required');
    await parts.gate.authenticate(request, request.twotier);
    if (formPosted(request)?.['grant_type'] !== 'jwt_token') {
      return refuseInput({ field: 'grant_type', problem: 'not-allowed', allowed: ['jwt_token'] });
    }
    if (successor && facts.userId === null && !isApiResource(facts.audience))
      return refuse('sign-in-required');
    const now = Math.floor(parts.realClock.now().getTime() / 1000);
    const issued = await parts.keys.sign({
      ...facts.claims,
      aud: parts.publicUrl,
      jti: randomUUID(),
      // Ended together with what it was given for.
      xid: facts.claims['xid'] ?? facts.claims['jti'],
      iat: facts.issuedAt,
      nbf: facts.issuedAt,
    });
    return exchangeAnswer(issued, facts.expiresAt - now, facts.clientId);
  }
  for (const [path, successor] of [
    ['/generatetoken', false],
    ['/v3/generatetoken', true],
  ] as const) {
    fastify.post(path, { schema }, async (request, reply) => {
      try {
        return await reply.header('Cache-Control', 'no-store').send(await exchange(request, successor));
      } catch (error) {
        return sendError(error, request, reply);
      }
    });
  }
}
