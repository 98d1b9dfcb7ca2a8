import { randomBytes } from 'node:crypto';
import Type from 'typebox';
import {
  Agreement,
  AgreementCollection,
  AgreementConfirmation,
  AgreementDocument,
  AgreementMetaDataCollection,
  agreementTypes,
  DirectSignedCustomerAgreementStatus,
} from '../../../../contract/agreement.ts';
import { refuse } from '../../errors/refusal.ts';
import { languageOf } from '../../errors/sentence.ts';
import { realClock } from '../../platform/clock/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Answer, Routes } from '../../platform/http/index.ts';
import { answer, attributes, collection } from '../../platform/http/index.ts';
import type { AgreementDeps } from './actions.ts';
import { confirmAgreement } from './actions.ts';
import { agreementPage, documentLifeMs, documentSigner } from './document.ts';
import { agreementTypeOf, findTemplate, templatesFor } from './rules.ts';
import { isDirectlySigned, listAgreements } from './store.ts';
import { agreementToWire, confirmationFromWire, templateToWire } from './wire.ts';

const tag = 'Agreements';
const CustomerPath = Type.Object({ customerId: Type.String({ format: 'uuid' }) });
const TypeQuery = Type.Object({
  agreementType: Type.Optional(Type.String({ description: `${agreementTypes.join(', ')} or *` })),
});

export interface AgreementRoutesDeps extends AgreementDeps {
  /** Origin that document addresses begin with. */
  readonly publicUrl: string;
  /** Signs document addresses; without one they hold until the process ends. */
  readonly documentKey?: Buffer;
}

/** The customer agreement (C20): its text, its confirmation by a partner, its acceptance by the customer. */
export function agreementRoutes(routes: Routes, deps: AgreementRoutesDeps): void {
  const { db, publicUrl } = deps;
  const signer = documentSigner(deps.documentKey ?? randomBytes(32));

  routes.add({
    method: 'GET',
    path: '/v1/agreements',
    operation: 'agreement.template.list',
    tag,
    summary: 'Agreement templates',
    query: TypeQuery,
    answer: AgreementMetaDataCollection,
    handle: async ({ query }) => {
      const templates = templatesFor(query.agreementType) ?? refuseType();
      return collection(
        templates.map((template) => templateToWire(template, publicUrl)),
        '/agreements',
      );
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/agreementtemplates/:templateId/document',
    operation: 'agreement.document.read',
    tag,
    summary: 'Where the text of the customer agreement can be read for five minutes',
    params: Type.Object({ templateId: Type.String() }),
    query: Type.Object({
      language: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' })),
      country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'Case-sensitive' })),
    }),
    answer: AgreementDocument,
    handle: async ({ params, query }) => {
      const template = findTemplate(params.templateId);
      if (template?.type !== 'MicrosoftCustomerAgreement') return refuse('not-found');
      const language = query.language ?? 'en-US';
      const country = query.country ?? 'US';
      const address = {
        templateId: template.templateId,
        language,
        country,
        expires: realClock.now().getTime() + documentLifeMs,
      };
      const parameters = new URLSearchParams({
        language,
        country,
        expires: String(address.expires),
        signature: signer.sign(address),
      });
      const uri = `${publicUrl}/twotier/v1/agreements/${template.templateId}/text?${parameters}`;
      return {
        displayUri: uri,
        downloadUri: `${uri}&download=true`,
        language,
        country,
        attributes: attributes('AgreementDocument'),
      };
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/agreements',
    operation: 'agreement.list',
    tag,
    summary: 'Confirmations of the customer agreement that you recorded',
    params: CustomerPath,
    query: TypeQuery,
    answer: AgreementCollection,
    handle: async ({ scope, customer, query }) => {
      const wanted = query.agreementType?.trim() ?? '';
      const type = wanted === '' || wanted === '*' ? null : (agreementTypeOf(wanted) ?? refuseType());
      const agreements = await listAgreements(db, scope, customer.customerId, type);
      return collection(
        agreements.map((one) => agreementToWire(one, publicUrl)),
        `/customers/${customer.customerId}/agreements`,
      );
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: '/v1/customers/:customerId/agreements',
    operation: 'agreement.confirm',
    tag,
    summary: 'Confirm that the customer accepted the agreement',
    params: CustomerPath,
    body: AgreementConfirmation,
    status: 201,
    answer: Agreement,
    handle: async ({ caller, context, customer, body }) => {
      const party = { customerId: customer.customerId, customerName: customer.companyName };
      const recorded = await confirmAgreement(deps, { caller, context }, party, confirmationFromWire(body));
      return agreementToWire(recorded, publicUrl);
    },
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/directSignedMicrosoftCustomerAgreementStatus',
    operation: 'agreement.directStatus.read',
    tag,
    summary: 'Has the customer accepted the agreement itself?',
    params: CustomerPath,
    answer: DirectSignedCustomerAgreementStatus,
    handle: async ({ customer }) => ({
      isSigned: await isDirectlySigned(db, tenantScope(customer.customerId)),
      attributes: attributes('DirectSignedCustomerAgreementStatus'),
    }),
  });

  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/agreements/:templateId',
    tag,
    summary: 'Text of the customer agreement, in the reader’s language',
    file: ['text/html'],
    params: Type.Object({ templateId: Type.String() }),
    query: Type.Object({ language: Type.Optional(Type.String()) }),
    hidden: true,
    handle: async ({ params, query, context }) => {
      if (!findTemplate(params.templateId)) return refuse('not-found');
      return pageAnswer(query.language ? languageOf(query.language) : context.language, 'US');
    },
  });

  routes.addPublic({
    method: 'GET',
    path: '/twotier/v1/agreements/:templateId/text',
    tag,
    summary: 'Text of the customer agreement at a signed address',
    file: ['text/html'],
    params: Type.Object({ templateId: Type.String() }),
    query: Type.Object({
      language: Type.Optional(Type.String()),
      country: Type.Optional(Type.String()),
      expires: Type.Optional(Type.Integer()),
      signature: Type.Optional(Type.String()),
      download: Type.Optional(Type.Boolean()),
    }),
    hidden: true,
    handle: async ({ params, query }) => {
      const { language = '', country = '', expires = 0, signature = '' } = query;
      const address = { templateId: params.templateId, language, country, expires };
      // A lapsed or altered address leads nowhere; it does not say which of the two.
      if (!signer.isValid(address, signature, realClock.now().getTime())) return refuse('not-found');
      return pageAnswer(languageOf(language), country, query.download ?? false);
    },
  });
}

function pageAnswer(language: 'en' | 'es' | 'ru', country: string, asFile = false): Answer {
  return answer(200, Buffer.from(agreementPage(language, country)), {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    ...(asFile
      ? { 'Content-Disposition': `attachment; filename="customer-agreement-${language}.html"` }
      : {}),
  });
}

function refuseType(): never {
  const allowed = [...agreementTypes, '*'].join(', ');
  return refuse('parameter-invalid', { problems: `agreementType (${allowed})` }, [
    { field: 'agreementType', message: allowed },
  ]);
}
