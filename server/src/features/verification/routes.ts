import Type from 'typebox';
import {
  AddressConfirmation,
  ConfirmedAddress,
  OwnVerifications,
  VerificationAnswer,
  VerificationUpload,
} from '../../../../contract/verification.ts';
import type { Caller } from '../../access/caller.ts';
import { signsInPortal } from '../../access/cloud-features.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { VerificationParts } from './actions.ts';
import {
  addDocument,
  answerVerification,
  confirmAddress,
  readOwnDocument,
  sendAddressLink,
} from './actions.ts';
import { standingOf } from './rules.ts';
import { listOwn, readConversation } from './store.ts';
import { documentAnswer, ownToWire } from './wire.ts';

const tag = 'Verification';
const root = '/twotier/v1/verifications/own';
const Path = Type.Object({ verificationId: Type.String({ format: 'uuid' }) });
const FilePath = Type.Object({
  verificationId: Type.String({ format: 'uuid' }),
  fileId: Type.String({ format: 'uuid' }),
});
/** Five megabytes as base64, and the rest of the body. */
export const uploadBytesMax = 7 * 1024 * 1024;

/** The partner's side of its own verification (C2). */
export function verificationRoutes(routes: Routes, parts: VerificationParts): void {
  const { db, clock } = parts;

  /** Read as it stands now: the caller is remembered for some seconds. */
  async function ownVerifications(caller: Caller, scope: TenantScope) {
    const found = await listOwn(db, scope);
    const whole = await db.transaction(scope, async (tx) => {
      const read = [];
      for (const one of found) read.push({ ...one, ...(await readConversation(tx, one)) });
      return read;
    });
    const enrollment = found.find(({ kind }) => kind === 'enrollment')?.state ?? null;
    const standing = standingOf(caller.tenant.programStatus ?? 'pending', enrollment);
    return {
      programStatus: standing,
      canSign:
        !caller.tenant.agreementSigned &&
        standing !== 'pending' &&
        standing !== 'rejected' &&
        signsInPortal(caller.tenant),
      agreementSigned: caller.tenant.agreementSigned,
      items: whole.map((one) => ownToWire(one, clock.now())),
    };
  }

  routes.add({
    method: 'GET',
    path: root,
    operation: 'verification.own.read',
    tag,
    summary: 'How the vendor’s verification of your company stands',
    answer: OwnVerifications,
    handle: ({ caller, scope }) => ownVerifications(caller, scope),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:verificationId/answer`,
    operation: 'verification.answer',
    tag,
    summary: 'Answer a question or a rejection; the vendor looks again',
    params: Path,
    body: VerificationAnswer,
    answer: OwnVerifications,
    handle: async ({ caller, scope, context, params, body }) => {
      const { correlationId } = context;
      await answerVerification(parts, { caller, correlationId }, params.verificationId, body.text);
      return ownVerifications(caller, scope);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:verificationId/files`,
    operation: 'verification.answer',
    tag,
    summary: 'Add a document: PDF, PNG or JPEG up to 5 MB, at most ten',
    params: Path,
    body: VerificationUpload,
    bodyLimitBytes: uploadBytesMax,
    status: 201,
    answer: OwnVerifications,
    handle: async ({ caller, scope, context, params, body }) => {
      const { correlationId } = context;
      const document = { name: body.fileName, content: Buffer.from(body.contentBase64, 'base64') };
      await addDocument(parts, { caller, correlationId }, params.verificationId, document);
      return answer(201, await ownVerifications(caller, scope));
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:verificationId/files/:fileId`,
    operation: 'verification.own.read',
    tag,
    summary: 'A document of your verification',
    params: FilePath,
    file: ['application/octet-stream'],
    handle: async ({ caller, params }) =>
      documentAnswer(await readOwnDocument(parts, caller.tenant.id, params.verificationId, params.fileId)),
  });

  routes.add({
    method: 'POST',
    path: `${root}/:verificationId/link`,
    operation: 'verification.answer',
    tag,
    summary: 'Send the contact another link to confirm the address',
    params: Path,
    status: 204,
    handle: async ({ caller, context, params }) => {
      const { correlationId } = context;
      await sendAddressLink(parts, { caller, correlationId }, params.verificationId);
      return answer(204);
    },
  });

  routes.addPublic({
    method: 'POST',
    path: '/twotier/v1/verifications/address',
    tag,
    summary: 'Confirm a contact’s address by the link of a mail',
    body: AddressConfirmation,
    answer: ConfirmedAddress,
    handle: ({ body, context }) => confirmAddress(parts, body.token, context.correlationId),
  });
}
