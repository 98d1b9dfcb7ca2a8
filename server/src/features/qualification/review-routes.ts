import Type from 'typebox';
import {
  IssuedValidationCodes,
  NewValidationCode,
  QualificationDecision,
  QualificationReviewPage,
} from '../../../../contract/qualification.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf, systemScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import {
  answer,
  collection,
  instant,
  present,
  readToken,
  tokenGiven,
  writeToken,
} from '../../platform/http/index.ts';
import { actorOf } from '../audit/index.ts';
import type { QualificationDeps } from './actions.ts';
import { issueCode } from './code-actions.ts';
import { listAllCodes } from './code-store.ts';
import type { Qualification } from './model.ts';
import { qualifications } from './model.ts';
import { decideQualification } from './review-actions.ts';
import { listDecidedSince, listWaiting, queueStart } from './store.ts';
import { reviewToWire } from './wire.ts';

const tag = 'Qualifications (operator)';
const reading = systemScope('the operator reads requests for qualifications');
const dayMs = 86_400_000;
const decidedDays = 30;
const decidedMax = 100;
const codesMax = 500;

/** The operator's queue (2.5: decide qualification), and codes for the government community cloud. */
export function qualificationReviewRoutes(routes: Routes, deps: QualificationDeps): void {
  const { db, clock } = deps;

  routes.add({
    method: 'GET',
    path: '/twotier/v1/qualifications',
    operation: 'qualification.review.list',
    tag,
    summary: 'Requests that wait for a decision, the earliest due first; or those decided lately',
    query: Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      state: Type.Optional(Type.String({ description: 'waiting, decided' })),
      token: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: QualificationReviewPage,
    handle: async ({ query, context }) => {
      const toWire = (one: Parameters<typeof reviewToWire>[0]) => reviewToWire(one, context.language);
      if (query.state === 'decided') {
        const since = new Date(clock.now().getTime() - decidedDays * dayMs);
        const decided = await listDecidedSince(readerOf(db, reading), since, decidedMax);
        return collection(decided.map(toWire));
      }
      const limit = query.size ?? 40;
      const token = tokenGiven(query, context);
      const [decideAt, customerId, qualification] = token ? readToken(token, 3) : [];
      const after =
        decideAt && customerId && qualification ? { decideAt, customerId, qualification } : queueStart;
      const found = await listWaiting(readerOf(db, reading), after, limit + 1);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const more = found.length > limit && last?.decideAt;
      return {
        ...collection(page.map(toWire)),
        ...(more
          ? {
              continuationToken: writeToken([
                last.decideAt.toISOString(),
                last.customerId,
                last.qualification,
              ]),
            }
          : {}),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/qualifications/:tenantId/:qualification/decision',
    operation: 'qualification.review.decide',
    tag,
    summary: 'Approve or deny a request before the verification does',
    params: Type.Object({ tenantId: Type.String({ format: 'uuid' }), qualification: Type.String() }),
    body: QualificationDecision,
    handle: async ({ caller, params, body, context }) => {
      await decideQualification(deps, {
        customerId: params.tenantId,
        qualification: kindOf(params.qualification),
        decision: body.decision,
        reason: body.reason?.trim() || null,
        actor: actorOf(caller, context),
      });
      return answer(204);
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/validationcodes',
    operation: 'qualification.review.list',
    tag,
    summary: 'Validation codes that were issued, newest first',
    answer: IssuedValidationCodes,
    handle: async () => {
      const codes = await listAllCodes(readerOf(db, reading), codesMax);
      return collection(
        codes.map((one) =>
          present({
            partnerId: one.partnerId,
            partnerName: one.partnerName,
            code: one.code,
            organizationName: one.organizationName,
            maxCreates: one.createsMax,
            remainingCreates: one.createsLeft,
            issuedAt: instant(one.issuedAt),
          }),
        ),
      );
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/validationcodes',
    operation: 'validationCode.issue',
    tag,
    summary: 'Issue a validation code to a partner',
    body: NewValidationCode,
    handle: async ({ caller, body, context }) => {
      await issueCode(
        deps,
        {
          partnerId: body.partnerId,
          code: body.code,
          organizationName: body.organizationName.trim(),
          createsMax: body.maxCreates ?? null,
        },
        actorOf(caller, context),
      );
      return answer(204);
    },
  });
}

function kindOf(given: string): Qualification {
  return qualifications.find((one) => one === given.toLowerCase()) ?? refuse('qualification-unknown');
}
