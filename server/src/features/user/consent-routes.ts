import Type from 'typebox';
import { ApplicationConsent, ApplicationConsentInput, GivenConsents } from '../../../../contract/consent.ts';
import { refuse } from '../../errors/refusal.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { CustomerCall, Routes } from '../../platform/http/index.ts';
import { answer, attributes, instant } from '../../platform/http/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { CustomerPath, directoryFor } from '../license/index.ts';
import { insertConsent, listConsents, removeConsent } from './consent-store.ts';
import type { UserParts } from './parts.ts';

const tag = 'Consent to applications';
const root = '/v1/customers/:customerId/applicationconsents';

/** A customer's consent to applications of control panel vendors, given and taken by its partner. */
export function consentRoutes(routes: Routes, parts: UserParts): void {
  const { db, clock, mayInDirectory } = parts;

  async function record(
    tx: Parameters<typeof appendAuditEvent>[0],
    { caller, customer, context }: Pick<CustomerCall, 'caller' | 'customer' | 'context'>,
    operation: string,
    values: { readonly newValue?: object; readonly oldValue?: object },
  ): Promise<void> {
    const { customerId, companyName: customerName } = customer;
    const event = { operation, resourceType: 'application_consent', customerId, customerName };
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      { ...event, copiesTo: [customerId], ...values },
      clock.now(),
    );
  }

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/applicationconsents',
    operation: 'applicationConsent.list',
    tag,
    summary: 'Applications that a customer’s partners have consented to on its behalf',
    params: CustomerPath,
    answer: GivenConsents,
    handle: async ({ caller, customer }) => {
      const directory = await directoryFor(mayInDirectory, caller, customer, 'consents');
      const found = await listConsents(readerOf(db, directory), customer.customerId);
      return {
        items: found.map(({ grants, partnerId, givenAt, ...consent }) => ({
          ...consent,
          applicationGrants: grants,
          givenAt: instant(givenAt),
          own: partnerId === caller.tenant.id,
        })),
      };
    },
  });

  routes.addForCustomer({
    method: 'POST',
    path: root,
    operation: 'applicationConsent.give',
    tag,
    summary: 'Consent on a customer’s behalf to what an application may do there',
    params: CustomerPath,
    body: ApplicationConsentInput,
    answer: ApplicationConsent,
    status: 201,
    handle: async (call) => {
      const { caller, scope, customer, body } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'consents');
      const applicationId = body.applicationId.toLowerCase();
      const consent = {
        applicationId,
        displayName: body.displayName?.trim() ?? '',
        grants: body.applicationGrants.map(({ enterpriseApplicationId, scope: permissions }) => ({
          enterpriseApplicationId: enterpriseApplicationId.toLowerCase(),
          scope: permissions,
        })),
      };
      const of = { customerId: customer.customerId, partnerId: caller.tenant.id };
      await db.transaction(scope, async (tx) => {
        const given = await tx.within(directory, (inner) => insertConsent(inner, of, consent, clock.now()));
        if (!given) refuse('consent-exists', { application: consent.displayName || applicationId });
        await record(tx, call, 'create_application_consent', { newValue: consent });
      });
      const { displayName, grants } = consent;
      return answer(201, {
        applicationId,
        displayName,
        applicationGrants: grants,
        attributes: attributes('ApplicationConsent'),
      });
    },
  });

  routes.addForCustomer({
    method: 'DELETE',
    path: `${root}/:applicationId`,
    operation: 'applicationConsent.remove',
    tag,
    summary: 'Take a customer’s consent to an application back',
    status: 200,
    params: Type.Object({ customerId: Type.String({ format: 'uuid' }), applicationId: Type.String() }),
    handle: async (call) => {
      const { caller, scope, customer, params } = call;
      const directory = await directoryFor(mayInDirectory, caller, customer, 'consents');
      const applicationId = params.applicationId.toLowerCase();
      const unknown = () => refuse('consent-unknown', { application: params.applicationId.slice(0, 100) });
      if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(applicationId)) return unknown();
      await db.transaction(scope, async (tx) => {
        const gone = await tx.within(directory, (inner) =>
          removeConsent(inner, customer.customerId, applicationId),
        );
        if (!gone) return unknown();
        return record(tx, call, 'delete_application_consent', { oldValue: { applicationId, ...gone } });
      });
      return answer(200);
    },
  });
}
