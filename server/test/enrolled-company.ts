import { registerApplication } from '../src/features/identity/index.ts';
import { tenantScope } from '../src/platform/db/index.ts';
import type { Client, DemoApp } from './demo-app.ts';
import { clientWith } from './demo-app.ts';

/** A company that has come by the public page, as far as its first administrator's token. */
export interface EnrolledCompany {
  readonly companyName: string;
  readonly contactEmail: string;
  readonly verificationId: string;
  readonly tenantId: string;
  readonly admin: Client;
}

let made = 0;

/** What a company enters that can be enrolled as it is; each call another one. */
export function companyToEnroll(more: object = {}) {
  made += 1;
  return {
    kind: 'indirect-reseller',
    companyName: `Quarry Systems ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[made]}`,
    address: {
      country: 'US',
      addressLine1: '12 Mill Road',
      city: 'Albany',
      state: 'NY',
      postalCode: '12207',
    },
    culture: 'en-US',
    language: 'en',
    contact: {
      firstName: 'Nora',
      lastName: 'Vance',
      email: `nora@quarry${made}.example`,
      phoneNumber: '5185550142',
    },
    domain: `quarry${made}systems`,
    userName: 'nora.vance',
    ...more,
  };
}

export const enrollmentPassword = 'maple and slate 41';

export async function postPublicly(app: DemoApp, path: string, payload: object) {
  const answer = await app.fastify.inject({ method: 'POST', url: path, payload });
  return { status: answer.statusCode, body: answer.json() };
}

/** The secret of the latest link sent to an address, as its owner reads it. */
export async function linkTo(app: DemoApp, email: string): Promise<string> {
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const { body } = await operator('GET', '/twotier/v1/outbox?size=100');
  const message = body.items.find((one: { recipient: string }) => one.recipient === email);
  const read = await operator('GET', `/twotier/v1/outbox/${message.id}`);
  return /token=([\w-]+)/.exec(JSON.stringify(read.body))?.[1] ?? '';
}

/** Enrolls and confirms; the review of the vendor has begun. */
export async function enrollCompany(app: DemoApp, more: object = {}): Promise<EnrolledCompany> {
  const details = companyToEnroll(more);
  const root = '/twotier/v1/enrollments';
  const { body } = await postPublicly(app, root, {
    details,
    password: enrollmentPassword,
    statementsTrue: true,
  });
  const token = await linkTo(app, details.contact.email);
  await postPublicly(app, `${root}/confirmation`, { token });
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const { items } = (await operator('GET', '/twotier/v1/verifications?size=100')).body;
  const found = items.find((one: { contactEmail: string }) => one.contactEmail === details.contact.email);
  const { clientId } = await app.db.transaction(tenantScope(found.tenantId), (tx) =>
    registerApplication(
      tx,
      { tenantId: found.tenantId, displayName: 'Test', isPublic: true },
      app.clock.now(),
    ),
  );
  const answer = await app.fastify.inject({
    method: 'POST',
    url: `/${found.tenantId}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'password',
      username: body.userPrincipalName,
      password: enrollmentPassword,
      client_id: clientId,
      scope: 'http://127.0.0.1:8080/user_impersonation',
    }).toString(),
  });
  return {
    companyName: details.companyName,
    contactEmail: details.contact.email,
    verificationId: found.id,
    tenantId: found.tenantId,
    admin: clientWith(app.fastify, answer.json().access_token),
  };
}
