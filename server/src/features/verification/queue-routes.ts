import Type from 'typebox';
import {
  VerificationDecision,
  VerificationQueue,
  VerificationWhole,
  verificationKinds,
  verificationStates,
} from '../../../../contract/verification.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import type { VerificationParts } from './actions.ts';
import type { Consequences } from './queue-actions.ts';
import { decideVerification, readDocumentForOperator, readForOperator } from './queue-actions.ts';
import { listQueue } from './store.ts';
import { documentAnswer, queuedToWire, wholeToWire } from './wire.ts';

const tag = 'Verification (operator)';
const root = '/twotier/v1/verifications';
const Path = Type.Object({ verificationId: Type.String({ format: 'uuid' }) });
const start = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** The vendor's desk: what waits, documents, decisions (2.5, C2). */
export function verificationQueueRoutes(routes: Routes, parts: VerificationParts & Consequences): void {
  const { db, clock } = parts;

  routes.add({
    method: 'GET',
    path: root,
    operation: 'verification.queue.read',
    tag,
    summary: 'Verifications in one state, the longest there first',
    query: Type.Object({
      state: Type.Optional(Type.Enum([...verificationStates])),
      kind: Type.Optional(Type.Enum([...verificationKinds])),
      country: Type.Optional(Type.String({ minLength: 2, maxLength: 2 })),
      partnerKind: Type.Optional(Type.Enum(['indirect-provider', 'indirect-reseller', 'direct-partner'])),
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: VerificationQueue,
    handle: async ({ query, context }) => {
      const limit = query.size ?? 40;
      const token = tokenGiven(query, context);
      const [at, id] = token ? readToken(token, 2) : [];
      const found = await listQueue(db, {
        state: query.state ?? 'review',
        kind: query.kind ?? null,
        country: query.country?.toUpperCase() ?? null,
        partnerKind: query.partnerKind ?? null,
        after: at && id ? { at, id } : start,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const now = clock.now();
      return {
        totalCount: page.length,
        items: page.map((one) => queuedToWire(one, now)),
        ...(last
          ? { continuationToken: writeToken([last.waitsSince.toISOString(), last.verificationId]) }
          : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:verificationId`,
    operation: 'verification.queue.read',
    tag,
    summary: 'One company with everything it is judged by',
    params: Path,
    answer: VerificationWhole,
    handle: async ({ params, context }) =>
      wholeToWire(await readForOperator(parts, params.verificationId), clock.now(), context.language),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:verificationId/decision`,
    operation: 'verification.queue.decide',
    tag,
    summary: 'Ask for more, approve, or reject with a reason',
    params: Path,
    body: VerificationDecision,
    answer: VerificationWhole,
    handle: async ({ caller, context, params, body }) => {
      const acting = { caller, correlationId: context.correlationId };
      const decision = { ...body, creditLimit: body.creditLimit ?? null };
      const decided = await decideVerification(parts, acting, params.verificationId, decision);
      return wholeToWire(decided, clock.now(), context.language);
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:verificationId/files/:fileId`,
    operation: 'verification.queue.read',
    tag,
    summary: 'A document of a verification',
    params: Type.Object({ ...Path.properties, fileId: Type.String({ format: 'uuid' }) }),
    file: ['application/octet-stream'],
    handle: async ({ params }) =>
      documentAnswer(await readDocumentForOperator(parts, params.verificationId, params.fileId)),
  });
}
