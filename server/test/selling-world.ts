import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Caller, CallerTenant, Role, TenantKind } from '../src/access/caller.ts';
import { leakRoutes, ledgerRoutes } from '../src/features/attribution/index.ts';
import { actorOf, appendAuditEvent, listAuditRecords } from '../src/features/audit/index.ts';
import { cartPageRoutes, cartRoutes, cartWork } from '../src/features/cart/index.ts';
import { reachCustomer } from '../src/features/customer/index.ts';
import { licenseMoves } from '../src/features/license/moving.ts';
import type { DeliveryAdapter } from '../src/features/order/index.ts';
import {
  deliveries,
  findCreditAccount,
  lockCreditAccount,
  orderDesk,
  orderRoutes,
  simulatedDelivery,
  spendCredit,
} from '../src/features/order/index.ts';
import { createPartner } from '../src/features/partner/index.ts';
import { subscriptionRoutes } from '../src/features/subscription/index.ts';
import { MovableClock } from '../src/platform/clock/index.ts';
import { openDatabase, systemScope, tenantScope } from '../src/platform/db/index.ts';
import { httpServer, replayStore } from '../src/platform/http/index.ts';
import { randomIds } from '../src/platform/ids/index.ts';
import { createTestDatabase } from './postgres.ts';

/** What a test sells; every SKU is its own product `P…:0001`. */
export interface TestSku {
  readonly id: string;
  readonly kind?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly isTrial?: boolean;
  readonly isAddon?: boolean;
  readonly prerequisites?: readonly string[];
  readonly limit?: ['lifetime' | 'concurrent', number];
  readonly salesGroup?: string;
  readonly attestation?: boolean;
  readonly withdrawn?: boolean;
  readonly market?: string;
  readonly segment?: string;
  readonly renewsTo?: string;
  readonly upgrades?: readonly string[];
  readonly renewable?: boolean;
  /** `term billingCycle price`, in US dollars unless a currency follows. */
  readonly prices?: readonly string[];
}

export type Company = CallerTenant & { readonly partnerId: string; readonly globalId: string };

let numbers = 1000;

/** Selling over a real database: carts, orders and subscriptions; who asks is said in a header. */
export async function sellingWorld() {
  const database = await createTestDatabase();
  const db = openDatabase(database.app, { max: 8 });
  const owner = new pg.Pool({ ...database.owner, max: 2 });
  // Its connections may still be closing when the database is dropped.
  owner.on('error', () => {});
  const clock = new MovableClock();
  const callers = new Map<string, Caller>();
  const simulated = simulatedDelivery(db);
  const delivery: { adapter: DeliveryAdapter } = { adapter: simulated };
  const delivering = deliveries({
    db,
    clock,
    adapter: {
      deliver: (request) => delivery.adapter.deliver(request),
      withdraw: (request) => delivery.adapter.withdraw(request),
    },
    log: { error: () => {} },
  });
  const { fastify, routes } = await httpServer({
    logger: false,
    publicUrl: 'http://127.0.0.1:8080',
    gate: {
      authenticate: async (request) => callers.get(String(request.headers['x-caller'])) ?? null,
      reachCustomer: (caller, id) => reachCustomer(db, caller, id),
      recordRefusal: (caller, operation, _refusal, { context }) =>
        db.transaction(tenantScope(caller.tenant.id), (tx) =>
          appendAuditEvent(
            tx,
            actorOf(caller, context),
            { operation, resourceType: 'test' },
            clock.now(),
            'failed',
          ),
        ),
      replay: replayStore(db, clock),
    },
  });
  const deps = { db, clock, ids: randomIds, deliveries: delivering };
  const lifeDeps = {
    ...deps,
    credit: { find: findCreditAccount, lock: lockCreditAccount, spend: spendCredit },
    licenses: licenseMoves,
  };
  subscriptionRoutes(routes, {
    ...lifeDeps,
    reachCustomer: (caller, id) => reachCustomer(db, caller, id),
  });
  orderRoutes(routes, lifeDeps);
  cartRoutes(routes, deps);
  ledgerRoutes(routes, deps);
  leakRoutes(routes, { db, clock, reach: (caller, customerId) => reachCustomer(db, caller, customerId) });
  cartPageRoutes(routes, deps);
  await fastify.ready();

  async function company(
    kind: TenantKind,
    changes: Partial<Company> & { credit?: string; currency?: string } = {},
  ): Promise<Company> {
    const { credit = '1000000', currency = 'USD', ...facts } = changes;
    const tenant: Company = {
      id: randomUUID(),
      kind,
      name: `Company ${numbers}`,
      country: 'US',
      region: 'united-states',
      cloud: 'global',
      programStatus: 'active',
      agreementSigned: true,
      partnerId: String(5_000_000 + numbers),
      globalId: String(8_000_000 + numbers),
      ...facts,
    };
    numbers += 1;
    await db.transaction(systemScope('test'), (tx) =>
      createPartner(tx, {
        tenantId: tenant.id,
        kind: kind as never,
        name: tenant.name,
        country: tenant.country,
        region: (tenant.region ?? '') as never,
        cloud: tenant.cloud,
        globalPartnerId: tenant.globalId,
        locationPartnerId: tenant.partnerId,
        programStatus: tenant.programStatus ?? 'active',
        agreementSignedAt: tenant.agreementSigned ? clock.now() : null,
        domain: `d${tenant.id}.example`,
        createdAt: clock.now(),
        currency,
        creditLimit: credit,
        contactName: 'A',
        contactEmail: 'a@company.example',
      }),
    );
    return tenant;
  }

  /** A customer that the seller serves, with a reseller if one is given. */
  async function customer(
    seller: Company,
    of: {
      country?: string;
      agreement?: boolean;
      review?: string;
      reseller?: Company;
      state?: string;
      id?: string;
    } = {},
  ): Promise<string> {
    const id = of.id ?? randomUUID();
    const country = of.country ?? 'US';
    if (!of.id) {
      await owner.query(
        `insert into tenant (tenant_id, kind, name, country, domain, created_at)
        values ($1, 'customer', 'Tailspin', $2, $3, now())`,
        [id, country, `c${id}.example`],
      );
    }
    await owner.query(
      `insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country,
        reseller_id, agreement_accepted_at, account_review, started_at) values ($1, $2, $3, $4, 'Tailspin', 'tailspin.example', $5, $6, $7, $8, now())`,
      [
        seller.id,
        id,
        seller.kind === 'direct-partner' ? 'direct' : 'provider',
        of.state ?? 'active',
        country,
        of.reseller?.id ?? null,
        of.agreement === false ? null : new Date(),
        of.review ?? 'allowed',
      ],
    );
    if (of.reseller) {
      await owner.query(
        `insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country,
          provider_id, started_at) values ($1, $2, 'reseller', 'active', 'Tailspin', 'tailspin.example', $3, $4, now())`,
        [of.reseller.id, id, country, seller.id],
      );
    }
    return id;
  }

  /** Puts something on sale and returns its catalogue item id. */
  async function sell(sku: TestSku): Promise<string> {
    const title = JSON.stringify({
      en: `Product ${sku.id}`,
      es: `Producto ${sku.id}`,
      ru: `Продукт ${sku.id}`,
    });
    await owner.query(
      `insert into product (product_id, title, description, publisher, is_vendor_product, product_type, views, origin, content_hash)
      values ($1, $2, $2, 'Contour', true, '{"id":"OnlineServicesNCE","displayName":"Online services"}', '{}', 'demo', 'x')`,
      [sku.id, title],
    );
    await owner.query(
      `insert into sku (product_id, sku_id, position, title, description, search_text, kind, rule_set, category, unit_type,
        minimum, maximum, is_trial, is_addon, prerequisites, limit_unit, limit_count, sales_group_id, attestation, withdrawn, traits)
      values ($1, '0001', 1, $2, $2, 'x', $3, 'new-commerce', 'enterprise', 'License(s)', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        sku.id,
        title,
        sku.kind ?? 'license',
        sku.minimum ?? 1,
        sku.maximum ?? 10_000,
        sku.isTrial ?? false,
        sku.isAddon ?? false,
        sku.prerequisites ?? [],
        sku.limit?.[0] ?? 'none',
        sku.limit?.[1] ?? 0,
        sku.salesGroup ?? '10',
        sku.attestation ? JSON.stringify({ type: 'Role', enforced: true }) : null,
        sku.withdrawn ?? false,
        JSON.stringify({
          ...(sku.renewsTo ? { renewsTo: sku.renewsTo } : {}),
          ...(sku.upgrades ? { upgradeTargets: sku.upgrades } : {}),
        }),
      ],
    );
    await owner.query(
      `insert into availability (product_id, sku_id, availability_id, market, segment, is_purchasable, is_renewable)
      values ($1, '0001', 'AV', $2, $3, true, $4)`,
      [sku.id, sku.market ?? '*', sku.segment ?? 'commercial', sku.renewable ?? true],
    );
    for (const price of sku.prices ?? ['P1Y monthly 10.00', 'P1M monthly 12.00', 'P1Y annual 120.00']) {
      const [term, cycle, unitPrice, currency = 'USD'] = price.split(' ');
      await owner.query(
        `insert into availability_price (product_id, sku_id, availability_id, term, billing_cycle, currency, unit_price)
        values ($1, '0001', 'AV', $2, $3, $4, $5)`,
        [sku.id, term === '-' ? '' : term, cycle, currency, unitPrice],
      );
    }
    return `${sku.id}:0001:AV`;
  }

  function caller(
    tenant: CallerTenant,
    of: { roles?: readonly Role[]; application?: boolean; userId?: string } = {},
  ): string {
    const key = randomUUID();
    const roles = of.roles ?? ['admin-agent'];
    callers.set(key, {
      tenant,
      roles: of.application ? [] : roles,
      secondFactor: true,
      language: 'en',
      sessionId: null,
      user: of.application
        ? null
        : { id: of.userId ?? randomUUID(), userPrincipalName: `agent@${tenant.name}`, displayName: 'Agent' },
      applicationId: of.application ? randomUUID() : null,
    });
    return key;
  }

  async function send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    who: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const answer = await fastify.inject({
      method,
      url,
      headers: {
        'x-caller': who,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers member by member
    return { status: answer.statusCode, body: (answer.body ? answer.json() : undefined) as any };
  }

  /** For answers that are files. */
  async function sendForText(method: 'GET', url: string, who: string) {
    const answer = await fastify.inject({ method, url, headers: { 'x-caller': who } });
    return { status: answer.statusCode, text: answer.body };
  }

  return {
    db,
    owner,
    clock,
    delivery,
    simulated,
    deliveryWork: delivering.work,
    cartWork,
    company,
    customer,
    sell,
    caller,
    send,
    sendForText,
    desk: orderDesk(deps),
    /** What the works of dates are made with. */
    lifeDeps,
    callerOf: (key: string) => callers.get(key) as Caller,
    /** Names of the succeeded and failed operations in a company's log, oldest first. */
    async log(of: Company): Promise<string[]> {
      const records = await listAuditRecords(db, tenantScope(of.id), {
        from: new Date(0),
        to: new Date('2999-01-01'),
        limit: 1000,
      });
      return records.reverse().map((one) => `${one.operation} ${one.status}`);
    },
    async creditUsed(of: Company): Promise<string> {
      const { rows } = await owner.query('select credit_used from partner_account where tenant_id = $1', [
        of.id,
      ]);
      return rows[0].credit_used;
    },
    async close() {
      await fastify.close();
      await db.close();
      await owner.end();
      await database.drop();
    },
  };
}

export type SellingWorld = Awaited<ReturnType<typeof sellingWorld>>;
