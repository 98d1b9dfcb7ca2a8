import { randomUUID } from 'node:crypto';
import type { Caller, Role, TenantKind } from '../src/access/caller.ts';
import type { Refusal } from '../src/errors/refusal.ts';
import { agreementRoutes } from '../src/features/agreement/index.ts';
import type { CustomerPortalDeps } from '../src/features/customer/index.ts';
import { customerPortalRoutes, customerRoutes, reachCustomer } from '../src/features/customer/index.ts';
import { builtInAddressChecker } from '../src/features/market/index.ts';
import type { OrderRequest } from '../src/features/onboarding/index.ts';
import { onboardingRoutes } from '../src/features/onboarding/index.ts';
import type { PartnerKind } from '../src/features/partner/index.ts';
import { createPartner } from '../src/features/partner/index.ts';
import { createPartnership } from '../src/features/partnership/index.ts';
import { MovableClock } from '../src/platform/clock/index.ts';
import { openDatabase, systemScope, tenantScope } from '../src/platform/db/index.ts';
import { httpServer, replayStore } from '../src/platform/http/index.ts';
import { randomIds } from '../src/platform/ids/index.ts';
import { createTestDatabase } from './postgres.ts';

/** Customers, agreements and onboarding over a real database; who asks is said in a header. */
export async function customerWorld() {
  const database = await createTestDatabase();
  const db = openDatabase(database.app, { max: 6 });
  const clock = new MovableClock();
  const refusals: { operation: string; reason: string }[] = [];
  const callers = new Map<string, Caller>();
  const orders: OrderRequest[] = [];
  const desk = { fail: null as Refusal | Error | null, refuseBefore: null as Refusal | null };
  const { fastify, routes } = await httpServer({
    logger: false,
    publicUrl: 'http://127.0.0.1:8080',
    gate: {
      authenticate: async (request) => callers.get(String(request.headers['x-caller'])) ?? null,
      reachCustomer: (caller, id) => reachCustomer(db, caller, id),
      recordRefusal: async (_caller, operation, refusal) =>
        void refusals.push({ operation, reason: refusal.reason }),
      replay: replayStore(db, clock),
    },
  });
  const deps: CustomerPortalDeps = {
    db,
    clock,
    ids: randomIds,
    domainSuffix: 'cloud.example',
    addressChecker: builtInAddressChecker,
    boundariesFor: async () => ({
      vendorDomains: ['vendor.example'],
      partnerDomains: ['alder.example'],
      cloudSuffixes: ['cloud.example'],
      confirmedRegistrations: new Set(['BR', 'PL', 'AM']),
    }),
    countSubscriptions: async () => 0,
  };
  customerRoutes(routes, deps);
  customerPortalRoutes(routes, deps);
  agreementRoutes(routes, { ...deps, publicUrl: 'http://127.0.0.1:8080' });
  onboardingRoutes(routes, {
    ...deps,
    checkOrder: async () => {
      if (desk.refuseBefore) throw desk.refuseBefore;
    },
    placeOrder: async (request) => {
      if (desk.fail) throw desk.fail;
      orders.push(request);
      return { id: `ORDER${orders.length}` };
    },
  });
  await fastify.ready();

  async function partner(
    name: string,
    kind: PartnerKind,
    of: { country?: string; region?: string; signed?: boolean; cloud?: 'global' | 'germany' } = {},
  ) {
    const tenantId = randomUUID();
    const { country = 'US', region = 'united-states', signed = true, cloud = 'global' } = of;
    const number = String(Math.floor(Math.random() * 1e9)).padStart(9, '1');
    await db.transaction(systemScope('test'), (tx) =>
      createPartner(tx, {
        tenantId,
        kind,
        name,
        country,
        region: region as never,
        cloud,
        globalPartnerId: `1${number}`,
        locationPartnerId: `2${number}`,
        programStatus: 'active',
        agreementSignedAt: signed ? new Date() : null,
        domain: `${randomUUID()}.partner.example`,
        createdAt: new Date(),
        currency: 'USD',
        creditLimit: '100000',
        contactName: name,
        contactEmail: `x@${number}.example`,
      }),
    );
    return {
      id: tenantId,
      kind: kind as TenantKind,
      name,
      country,
      region,
      cloud,
      programStatus: 'active' as const,
      agreementSigned: signed,
    };
  }

  return {
    db,
    owner: database.owner,
    clock,
    refusals,
    orders,
    desk,
    partner,
    partnership: (providerId: string, resellerId: string) =>
      db.transaction(tenantScope(providerId), (tx) =>
        createPartnership(tx, { providerId, resellerId, acceptedAt: new Date() }),
      ),
    /** Somebody of a company; answers with what the header has to say. */
    caller(
      tenant: Caller['tenant'],
      roles: readonly Role[] = ['admin-agent'],
      as: { application?: boolean } = {},
    ): string {
      const key = randomUUID();
      callers.set(key, {
        tenant,
        roles: as.application ? [] : roles,
        secondFactor: true,
        language: 'en',
        sessionId: null,
        user: as.application
          ? null
          : { id: randomUUID(), userPrincipalName: `${roles[0]}@${tenant.name}`, displayName: 'P' },
        applicationId: as.application ? randomUUID() : null,
      });
      return key;
    },
    async send(
      method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD',
      url: string,
      who: string,
      body?: object,
      headers: Record<string, string> = {},
    ) {
      const answer = await fastify.inject({
        method,
        url,
        headers: { 'x-caller': who, ...headers },
        ...(body ? { payload: body } : {}),
      });
      const isJson = String(answer.headers['content-type'] ?? '').includes('json');
      return {
        status: answer.statusCode,
        body: isJson && answer.body ? answer.json() : answer.body,
        headers: answer.headers,
      };
    },
    async close() {
      await fastify.close();
      await db.close();
      await database.drop();
    },
  };
}

export type CustomerWorld = Awaited<ReturnType<typeof customerWorld>>;

let numbers = 0;

/** A customer that passes every check; what is given replaces members at the top of each profile. */
export function newCustomer(
  of: {
    company?: object;
    billing?: object;
    address?: object;
    associatedPartnerId?: string;
    enableGDAPByDefault?: boolean;
  } = {},
) {
  const { company, billing, address, ...rest } = of;
  numbers += 1;
  return {
    companyProfile: {
      domain: `tailspin${numbers}x${Math.floor(Math.random() * 1e6)}`,
      companyName: 'Tailspin Toys',
      ...company,
    },
    billingProfile: {
      firstName: 'Dana',
      lastName: 'Frost',
      email: 'dana.frost@tailspin.example',
      culture: 'en-US',
      language: 'en',
      companyName: 'Tailspin Toys',
      defaultAddress: {
        addressLine1: '1 Harbor Steps',
        city: 'Seattle',
        state: 'WA',
        postalCode: '98101',
        country: 'US',
        phoneNumber: '2065550100',
        ...address,
      },
      ...billing,
    },
    ...rest,
  };
}
