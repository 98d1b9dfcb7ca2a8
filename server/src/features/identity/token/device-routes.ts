import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { refuse } from '../../../errors/refusal.ts';
import type { Routes } from '../../../platform/http/index.ts';
import { answer, instant } from '../../../platform/http/index.ts';
import { isOwnOrigin } from '../rules.ts';
import { recordSignIn } from '../sign-in.ts';
import { readSessionCookie } from '../wire.ts';
import { signInAddress } from './authorization-server.ts';
import { confirmDevice, findWaitingDevice, refuseDevice } from './device.ts';
import type { TokenRouteParts } from './issuing.ts';
import { pageSender } from './page.ts';
import { formPosted, queryOf } from './requests.ts';

/** Where a person confirms the code that a device shows. */
export function devicePages(fastify: FastifyInstance, parts: TokenRouteParts): void {
  const desk = { provider: parts.issuing.provider, people: parts.people, publicUrl: parts.publicUrl };
  const hidden = { schema: { hide: true } as object };
  const sendPage = pageSender(parts.readLook);

  fastify.get('/device', hidden, async (request, reply) => {
    const signedIn = await parts.gate.sessionOf(request.headers.cookie);
    if (!signedIn || signedIn.person.mustChangePassword)
      return reply.redirect(signInAddress(request.url), 302);
    const typed = queryOf(request)['user_code'];
    if (typed === undefined) return sendPage(reply, { kind: 'ask' });
    const device = await findWaitingDevice(desk, signedIn.person, typed);
    if (!device) return sendPage(reply, { kind: 'ask', unknownCode: typed });
    const person = signedIn.person.userPrincipalName;
    return sendPage(reply, { kind: 'confirm', device, person, proof: proofOf(request, parts.publicUrl) });
  });

  fastify.post('/device', hidden, async (request, reply) => {
    const signedIn = await parts.gate.sessionOf(request.headers.cookie);
    if (!signedIn || signedIn.person.mustChangePassword) return reply.redirect(signInAddress('/device'), 302);
    const form = formPosted(request) ?? {};
    const { origin, host } = request.headers;
    if (
      form['proof'] !== proofOf(request, parts.publicUrl) ||
      !isOwnOrigin({ origin, host, publicUrl: parts.publicUrl })
    )
      return refuse('origin-refused');
    const { person, session } = signedIn;
    const typed = form['user_code'] ?? '';
    const confirmed = form['decision'] === 'confirm';
    const device = confirmed
      ? await confirmDevice(desk, person, session, typed)
      : await refuseDevice(desk, person, typed);
    if (!device) return sendPage(reply, { kind: 'ask', unknownCode: typed });
    if (confirmed) await recordDeviceSignIn(parts, request, device.applicationId, person);
    return sendPage(reply, {
      kind: confirmed ? 'confirmed' : 'refused',
      applicationName: device.applicationName,
    });
  });
}

function recordDeviceSignIn(
  parts: TokenRouteParts,
  request: { readonly twotier: { readonly correlationId: string } },
  applicationId: string,
  person: Parameters<typeof recordSignIn>[1],
) {
  const { correlationId } = request.twotier;
  return recordSignIn(parts.desk, person, { correlationId, channel: 'device', applicationId }, 'sign_in');
}

/** Ties a form to the session that it was shown to: no other page can know it. */
function proofOf(request: FastifyRequest, publicUrl: string): string {
  return createHash('sha256')
    .update(`device ${readSessionCookie(request.headers.cookie, publicUrl)}`)
    .digest('base64url');
}

const DeviceAnswer = Type.Object({
  userCode: Type.String(),
  application: Type.Object({ id: Type.String({ format: 'uuid' }), displayName: Type.String() }),
  expiresAt: Type.String({ format: 'date-time' }),
});

/** The same for the portal. */
export function deviceRoutes(routes: Routes, parts: TokenRouteParts): void {
  const desk = { provider: parts.issuing.provider, people: parts.people, publicUrl: parts.publicUrl };
  const path = '/twotier/v1/deviceauthorization/:userCode';
  const personOf = async (caller: { tenant: { id: string }; user: { id: string } | null }) =>
    (caller.user && (await parts.people.person(caller.tenant.id, caller.user.id))) ??
    refuse('sign-in-required');

  routes.add({
    method: 'GET',
    path,
    operation: 'session.read',
    tag: 'Own account',
    summary: 'Which device waits with a code',
    params: Type.Object({ userCode: Type.String() }),
    answer: DeviceAnswer,
    handle: async ({ caller, params }) => {
      const device =
        (await findWaitingDevice(desk, await personOf(caller), params.userCode)) ?? refuse('not-found');
      const { userCode, applicationId, applicationName, expiresAt } = device;
      return {
        userCode,
        application: { id: applicationId, displayName: applicationName },
        expiresAt: instant(expiresAt),
      };
    },
  });

  routes.add({
    method: 'POST',
    path,
    operation: 'session.read',
    tag: 'Own account',
    summary: 'Sign a waiting device in, or refuse it',
    params: Type.Object({ userCode: Type.String() }),
    body: Type.Object({ decision: Type.Optional(Type.String({ enum: ['confirm', 'refuse'] })) }),
    status: 204,
    handle: async ({ caller, params, body, context }) => {
      const person = await personOf(caller);
      // Only somebody at the portal may sign a device in: a token must not beget others.
      const { sessionId } = caller;
      const session = sessionId && (await parts.people.session(Buffer.from(sessionId, 'hex')));
      if (!session) return refuse('sign-in-required');
      const confirmed = (body as { decision?: string }).decision !== 'refuse';
      const device = confirmed
        ? await confirmDevice(desk, person, session, params.userCode)
        : await refuseDevice(desk, person, params.userCode);
      if (!device) return refuse('not-found');
      if (confirmed) await recordDeviceSignIn(parts, { twotier: context }, device.applicationId, person);
      return answer(204);
    },
  });
}
