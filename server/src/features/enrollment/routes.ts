import {
  ConfirmedEnrollment,
  EnrollmentCheck,
  EnrollmentConfirmation,
  EnrollmentDetails,
  EnrollmentMade,
  EnrollmentResend,
  EnrollmentStatus,
  EnrollmentToConfirm,
  EnrollmentToken,
  NewEnrollment,
} from '../../../../contract/enrollment.ts';
import { Refusal } from '../../errors/refusal.ts';
import { realClock } from '../../platform/clock/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { proposeDomainLabels } from '../market/index.ts';
import type { EnrollmentParts } from './actions.ts';
import {
  confirmEnrollment,
  enroll,
  freeLabels,
  readEnrollment,
  readToConfirm,
  sendAgain,
} from './actions.ts';
import { addressLimit } from './attempts.ts';
import { checkEnrollment, fromAddressMax } from './rules.ts';
import { enrolling } from './store.ts';
import { detailsFromWire, statusToWire } from './wire.ts';
import { enrollmentProblemText } from './words.ts';

const tag = 'Enrollment';
const root = '/twotier/v1/enrollments';
const checksOfAddressMax = 600;

/** Becoming a partner (C1): open to everybody, until the company has an account of its own. */
export function enrollmentRoutes(routes: Routes, parts: EnrollmentParts): void {
  const { db } = parts;
  const enrollments = addressLimit(fromAddressMax);
  const checks = addressLimit(checksOfAddressMax);
  const tokens = addressLimit(checksOfAddressMax);

  routes.addPublic({
    method: 'POST',
    path: `${root}/check`,
    tag,
    summary: 'Check an enrollment as it is typed; fields not reached yet are not complained about',
    body: EnrollmentDetails,
    answer: EnrollmentCheck,
    handle: async ({ body, context }) => {
      checks.require(context.remoteAddress, realClock.now());
      checks.add(context.remoteAddress, realClock.now());
      const details = detailsFromWire(body, context.language);
      const label = details.domain;
      const verdict = await parts.addressChecker.check(details.address);
      const problems = checkEnrollment(details, parts.boundaries);
      const nameable = label !== '' && !problems.some(({ path }) => path === 'domain');
      const alternatives = nameable ? proposeDomainLabels(label) : [];
      const free = nameable
        ? await db.transaction(enrolling, (tx) => freeLabels(parts, tx, [label, ...alternatives]))
        : [];
      return {
        problems: problems
          .filter(({ given }) => given)
          .map((one) => ({
            field: one.path,
            severity: one.problem?.severity ?? ('refuse' as const),
            message: enrollmentProblemText(one, context.language),
          })),
        domainSuggestions: details.companyName ? [...proposeDomainLabels(details.companyName)] : [],
        ...(nameable
          ? {
              domain: {
                label,
                name: `${label}.${parts.domainSuffix}`,
                available: free.includes(label),
                alternatives: free.filter((one) => one !== label),
              },
            }
          : {}),
        suggestedAddresses: verdict.problems.some(({ code }) => code.endsWith('-missing'))
          ? []
          : verdict.suggestions.map((one) => ({ ...one })),
      };
    },
  });

  routes.addPublic({
    method: 'POST',
    path: root,
    tag,
    summary: 'Enroll a company as a partner; its contact is sent a link to confirm',
    body: NewEnrollment,
    status: 201,
    answer: EnrollmentMade,
    oneTimeSecrets: ['resumeToken'],
    handle: async ({ body, context }) => {
      enrollments.require(context.remoteAddress, realClock.now());
      if (!body.statementsTrue) throw new Refusal('enrollment-statement-missing');
      const { language } = context;
      const made = await enroll(parts, detailsFromWire(body.details, language), {
        password: body.password,
        language,
      });
      enrollments.add(context.remoteAddress, realClock.now());
      return answer(201, { ...statusToWire(made), resumeToken: made.resumeToken });
    },
  });

  routes.addPublic({
    method: 'POST',
    path: `${root}/status`,
    tag,
    summary: 'How an enrollment stands, by the token its page was given',
    body: EnrollmentToken,
    answer: EnrollmentStatus,
    handle: async ({ body }) => statusToWire(await readEnrollment(parts, body.token)),
  });

  routes.addPublic({
    method: 'POST',
    path: `${root}/link`,
    tag,
    summary: 'Send the link again, to the same address or a corrected one',
    body: EnrollmentResend,
    answer: EnrollmentStatus,
    handle: async ({ body, context }) => {
      tokens.require(context.remoteAddress, realClock.now());
      tokens.add(context.remoteAddress, realClock.now());
      return statusToWire(await sendAgain(parts, body.token, (body.email ?? '').trim(), context.language));
    },
  });

  routes.addPublic({
    method: 'POST',
    path: `${root}/confirmation/preview`,
    tag,
    summary: 'What a link of a mail would confirm',
    body: EnrollmentToken,
    answer: EnrollmentToConfirm,
    handle: ({ body }) => readToConfirm(parts, body.token),
  });

  routes.addPublic({
    method: 'POST',
    path: `${root}/confirmation`,
    tag,
    summary: 'Confirm the contact’s address: the company gets its account',
    body: EnrollmentConfirmation,
    answer: ConfirmedEnrollment,
    handle: async ({ body, context }) => {
      const { companyName, userPrincipalName } = await confirmEnrollment(parts, body.token, {
        domain: (body.domain ?? '').trim(),
        language: context.language,
        correlationId: context.correlationId,
      });
      return { companyName, userPrincipalName };
    },
  });
}
