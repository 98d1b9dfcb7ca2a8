import Type from 'typebox';
import {
  AgreementPublication,
  AgreementSigning,
  AgreementVersions,
  OwnPartnerAgreement,
  PaperSignature,
} from '../../../../contract/partner-agreement.ts';
import { refuse } from '../../errors/refusal.ts';
import { languageOf } from '../../errors/sentence.ts';
import { csvHeaders } from '../../platform/csv/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { regionName } from '../market/index.ts';
import type { PartnerAgreementParts } from './actions.ts';
import {
  publishAgreement,
  readAgreementOf,
  readOwnAgreement,
  readPaper,
  recordPaper,
  signAgreement,
} from './actions.ts';
import { agreementDocument, agreementParagraphs } from './document.ts';
import { findVersion, listResellerStatus, listVersions, publishing } from './store.ts';
import { ownToWire, paperAnswer, statusFile, versionToWire } from './wire.ts';

const tag = 'Partner agreement';
const root = '/twotier/v1/partneragreements';
const PartnerPath = Type.Object({ tenantId: Type.String({ format: 'uuid' }) });
/** Five megabytes as base64, and the rest of the body. */
const paperBytesMax = 7 * 1024 * 1024;
const VersionPath = Type.Object({ version: Type.Integer({ minimum: 1 }) });
const Clauses = Type.Object({
  version: Type.Integer(),
  title: Type.String(),
  clauses: Type.Array(Type.Object({ heading: Type.String(), text: Type.String() })),
});

/** The agreement between vendor and partner: text, signing, status of resellers (C2, C14, 9.6). */
export function partnerAgreementRoutes(routes: Routes, parts: PartnerAgreementParts): void {
  const { db } = parts;

  routes.add({
    method: 'GET',
    path: `${root}/own`,
    operation: 'partnerAgreement.read',
    tag,
    summary: 'Where your company stands with the partner agreement of its selling region',
    answer: OwnPartnerAgreement,
    handle: async ({ caller, context }) =>
      ownToWire(await readOwnAgreement(parts, caller.tenant.id), context.language),
  });

  routes.add({
    method: 'POST',
    path: `${root}/own/signature`,
    operation: 'partnerAgreement.sign',
    tag,
    summary: 'Sign the partner agreement for your selling region',
    body: AgreementSigning,
    status: 201,
    answer: OwnPartnerAgreement,
    handle: async ({ caller, context, body }) => {
      const { version, mayBind, firstName, lastName, title = '' } = body;
      const signer = { firstName, lastName, title, email: caller.user?.userPrincipalName ?? '' };
      const signed = await signAgreement(parts, { caller, context }, { version, mayBind, signer });
      return answer(201, ownToWire(signed, context.language));
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/resellers`,
    operation: 'partnerAgreement.resellers.read',
    tag,
    summary: 'Status list of your resellers’ agreements, as a CSV file',
    file: ['text/csv'],
    handle: async ({ scope, context }) =>
      answer(
        200,
        Buffer.from(statusFile(await listResellerStatus(db, scope), context.language)),
        csvHeaders('reseller-agreements.csv'),
      ),
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'partnerAgreement.text.read',
    tag,
    summary: 'Versions of the partner agreement, the newest first',
    answer: AgreementVersions,
    handle: async () => {
      const items = (await listVersions(db)).map(versionToWire);
      return { totalCount: items.length, items };
    },
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'partnerAgreement.publish',
    tag,
    summary: 'Publish a newer text; what was signed before stays valid',
    body: AgreementPublication,
    status: 201,
    answer: Type.Object({ version: Type.Integer() }),
    handle: async ({ caller, context, body }) =>
      answer(201, { version: await publishAgreement(parts, { caller, context }, body) }),
  });

  routes.add({
    method: 'GET',
    path: `${root}/:version`,
    operation: 'partnerAgreement.text.read',
    tag,
    summary: 'Text of a version, in the reader’s language',
    params: VersionPath,
    answer: Clauses,
    handle: async ({ params, context }) => {
      const found = (await findVersion(db, params.version)) ?? refuse('not-found');
      const { title, clauses } = agreementParagraphs(found, context.language);
      return { version: found.version, title, clauses: [...clauses] };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:version/document`,
    operation: 'partnerAgreement.text.read',
    tag,
    summary: 'A version as a document to keep',
    params: VersionPath,
    query: Type.Object({ language: Type.Optional(Type.String()) }),
    file: ['text/html'],
    handle: async ({ caller, params, query, context }) => {
      const found = (await findVersion(db, params.version)) ?? refuse('not-found');
      const language = query.language ? languageOf(query.language) : context.language;
      const region = caller.tenant.region ? regionName(caller.tenant.region, language) : '';
      return answer(200, Buffer.from(agreementDocument(found, language, region)), {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Disposition': `attachment; filename="partner-agreement-${found.version}-${language}.html"`,
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
        'X-Content-Type-Options': 'nosniff',
      });
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/own/papers/:version`,
    operation: 'partnerAgreement.read',
    tag,
    summary: 'The signed paper of your company',
    params: VersionPath,
    file: ['application/octet-stream'],
    handle: async ({ scope, params }) =>
      paperAnswer(await readPaper(parts, scope, scope.tenantId, params.version)),
  });

  routes.add({
    method: 'GET',
    path: `${root}/ofpartner/:tenantId`,
    operation: 'partnerAgreement.ofPartner.read',
    tag,
    summary: 'Where a partner stands with the agreement of its selling region',
    params: PartnerPath,
    answer: OwnPartnerAgreement,
    handle: async ({ params, context }) =>
      ownToWire(await readAgreementOf(parts, params.tenantId), context.language),
  });

  routes.add({
    method: 'GET',
    path: `${root}/ofpartner/:tenantId/papers/:version`,
    operation: 'partnerAgreement.ofPartner.read',
    tag,
    summary: 'The signed paper of a partner',
    params: Type.Object({ ...PartnerPath.properties, ...VersionPath.properties }),
    file: ['application/octet-stream'],
    handle: async ({ params }) =>
      paperAnswer(await readPaper(parts, publishing, params.tenantId, params.version)),
  });

  routes.add({
    method: 'POST',
    path: `${root}/ofpartner/:tenantId/papersignature`,
    operation: 'partnerAgreement.recordPaper',
    tag,
    summary: 'Record what a partner signed on paper',
    params: PartnerPath,
    body: PaperSignature,
    bodyLimitBytes: paperBytesMax,
    status: 204,
    handle: async ({ caller, context, params, body }) => {
      const { version, firstName, lastName, title = '', email, signedOn } = body;
      const signedAt = new Date(`${signedOn}T00:00:00Z`);
      const signer = { firstName, lastName, title, email };
      const document = { name: body.fileName, content: Buffer.from(body.contentBase64, 'base64') };
      const of = { tenantId: params.tenantId, version, signer, signedAt, document };
      await recordPaper(parts, { caller, context }, of);
      return answer(204);
    },
  });
}
