import Type from 'typebox';
import {
  CreditLimitInput,
  PartnerRecord,
  PaymentInput,
  RegisteredPartners,
  StandingInput,
} from '../../../../contract/partner-register.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Routes } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { listOpenInvoices } from '../invoice/index.ts';
import { findCreditAccount } from '../order/index.ts';
import type { PartnerRegisterParts } from './actions.ts';
import { changeCreditLimit, changeStanding, recordPayment } from './actions.ts';
import { searchOf } from './rules.ts';
import { findPartnerFacts, listPartners, registering } from './store.ts';
import { recordToWire, registeredToWire } from './wire.ts';

const tag = 'Register of partners';
const root = '/twotier/v1/register/partners';
const TenantPath = Type.Object({ tenantId: Type.String({ format: 'uuid' }) });
const sizePreset = 25;
const sizeMax = 100;

/** Partners as the operator looks after them. */
export function partnerRegisterRoutes(routes: Routes, parts: PartnerRegisterParts): void {
  const { db } = parts;
  const recordOf = async (tenantId: string, language: Language) => {
    const [facts, credit] = await Promise.all([
      findPartnerFacts(db, tenantId),
      db.transaction(registering, async (tx) => {
        const [line, invoices] = await Promise.all([
          findCreditAccount(tx, tenantId),
          listOpenInvoices(tx, tenantId),
        ]);
        return line ? { line, invoices } : null;
      }),
    ]);
    const found = facts ?? refuse('not-found');
    return recordToWire(found, found.kind === 'indirect-reseller' ? null : credit, language);
  };

  routes.add({
    method: 'GET',
    path: root,
    operation: 'partnerRegister.read',
    tag,
    summary: 'Partners by name; found by letters of the name, PartnerID, domain or tenant id',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 100 })),
      kind: Type.Optional(
        Type.String({ enum: ['indirect-provider', 'indirect-reseller', 'direct-partner'] }),
      ),
      status: Type.Optional(Type.String({ enum: ['pending', 'active', 'restricted', 'deauthorized'] })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: RegisteredPartners,
    handle: async ({ query, context }) => {
      const limit = Math.min(query.size || sizePreset, sizeMax);
      const token = tokenGiven(query, context);
      const [name, tenantId] = token ? readToken(token, 2) : [];
      const found = await listPartners(db, searchOf(query.search), {
        kind: query.kind ?? null,
        status: query.status ?? null,
        after: name && tenantId ? { name, tenantId } : null,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => registeredToWire(one, context.language)),
        ...(last ? { continuationToken: writeToken([last.name, last.tenantId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'GET',
    path: `${root}/:tenantId`,
    operation: 'partnerRegister.read',
    tag,
    summary: 'A partner: profile, standing, credit, admins, and how much it has',
    params: TenantPath,
    answer: PartnerRecord,
    handle: ({ params, context }) => recordOf(params.tenantId, context.language),
  });

  routes.add({
    method: 'PUT',
    path: `${root}/:tenantId/standing`,
    operation: 'partnerRegister.change',
    tag,
    summary: 'Restrict a partner with a reason, or release it (C111)',
    params: TenantPath,
    body: StandingInput,
    answer: PartnerRecord,
    handle: async ({ caller, context, params, body }) => {
      const wanted = { restricted: body.restricted, reason: body.reason?.trim() ?? '' };
      await changeStanding(parts, { caller, context }, params.tenantId, wanted);
      return recordOf(params.tenantId, context.language);
    },
  });

  routes.add({
    method: 'PUT',
    path: `${root}/:tenantId/creditlimit`,
    operation: 'partnerRegister.change',
    tag,
    summary: 'Set the credit limit of a partner that buys from the vendor (C112)',
    params: TenantPath,
    body: CreditLimitInput,
    answer: PartnerRecord,
    handle: async ({ caller, context, params, body }) => {
      await changeCreditLimit(parts, { caller, context }, params.tenantId, body.limit.trim());
      return recordOf(params.tenantId, context.language);
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:tenantId/payments`,
    operation: 'partnerRegister.change',
    tag,
    summary: 'Record what a partner has paid of an invoice: it may buy for as much again (C112)',
    params: TenantPath,
    body: PaymentInput,
    answer: PartnerRecord,
    handle: async ({ caller, context, params, body }) => {
      const payment = { invoiceId: body.invoiceId.trim(), amount: body.amount.trim() };
      await recordPayment(parts, { caller, context }, params.tenantId, payment);
      return recordOf(params.tenantId, context.language);
    },
  });
}
