import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newCustomer } from './customer-world.ts';
import type { DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';

/** What a test sells, without going through an order. */
export interface Sold {
  readonly id?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly ruleSet?: string;
  readonly status?: string;
  readonly isTrial?: boolean;
  readonly autoRenew?: boolean;
  readonly endsOn?: string | null;
  readonly cancelableUntil?: string | null;
  readonly parentId?: string | null;
  readonly supportContactId?: string;
  readonly reseller?: { readonly id: string; readonly name: string };
}

/** The demo world with customers of its own, and what they hold. */
export async function endingWorld() {
  const app: DemoApp = await openDemoApp();
  const owner = new pg.Client(app.database.owner);
  await owner.connect();
  const idOf = (name: string) => app.tenant(name).tenantId;

  /** A fresh customer of a demo partner; of a provider with a reseller where one is named. */
  async function customer(seller = 'Alder Distribution', reseller?: string): Promise<string> {
    const agent = await app.as(seller, 'admin-agent');
    const made = await agent(
      'POST',
      '/v1/customers',
      newCustomer(reseller ? { associatedPartnerId: idOf(reseller) } : {}),
    );
    if (made.status !== 201) throw new Error(`no customer: ${made.status} ${JSON.stringify(made.body)}`);
    return made.body.id;
  }

  async function sell(customerId: string, sold: Sold = {}, seller = 'Alder Distribution'): Promise<string> {
    const id = sold.id ?? randomUUID();
    await owner.query(
      `insert into subscription (partner_id, subscription_id, customer_id, order_id, line_number, kind, rule_set, catalog_item_id,
         product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type, parent_subscription_id, status,
         status_changed_at, is_trial, term_duration, billing_cycle, auto_renew, created_at, term_starts_at, term_ends_on,
         cancelable_until, currency, unit_price, reseller_partner_id, reseller_id, reseller_name, support_contact_id)
       values ($1, $2, $3, 'ORDER', 0, $4, $5, 'P:S:A', 'P', 'S', 'Offer', 'Vendor', $6, 1, 'License(s)', $7, $8, $9, $10,
         'P1Y', 'monthly', $11, $9, $9, $12, $13, 'USD', 10, $14, $15, $16, $17)`,
      [
        idOf(seller),
        id,
        customerId,
        sold.kind ?? 'license',
        sold.ruleSet ?? 'new-commerce',
        sold.name ?? 'Licenses',
        sold.parentId ?? null,
        sold.status ?? 'active',
        app.clock.now(),
        sold.isTrial ?? false,
        sold.autoRenew ?? false,
        sold.endsOn === undefined ? '2030-06-30' : sold.endsOn,
        sold.cancelableUntil ?? null,
        sold.reseller ? '5300101' : null,
        sold.reseller?.id ?? null,
        sold.reseller?.name ?? null,
        sold.supportContactId ?? idOf(seller),
      ],
    );
    return id;
  }

  /** Ends, suspends or cancels it, as other features do. */
  const setStatus = (subscriptionId: string, status: string, at = app.clock.now()) =>
    owner.query('update subscription set status = $2, status_changed_at = $3 where subscription_id = $1', [
      subscriptionId,
      status,
      at,
    ]);

  /** A company's log about a customer, oldest first. */
  async function log(company: string, customerId: string): Promise<string[]> {
    const { rows } = await owner.query(
      `select operation || ' ' || status || ' ' || coalesce(actor_name, '') as line from audit_record
        where tenant_id = $1 and customer_id = $2 order by occurred_at, record_id`,
      [company.includes('-') ? company : idOf(company), customerId],
    );
    return rows.map(({ line }) => line);
  }

  return {
    app,
    owner,
    idOf,
    customer,
    sell,
    setStatus,
    log,
    /** The declaration that is asked for at present, and the version of what is seen. */
    async seen(customerId: string, as = 'Alder Distribution', role = 'global-admin') {
      const person = await app.as(as, role);
      const { body } = await person('GET', `/twotier/v1/customers/${customerId}/ending`);
      return {
        preview: body,
        confirmation: {
          declarationVersion: body.declaration?.version,
          confirmed: true,
          etag: body.attributes?.etag,
        },
      };
    },
    async stateOf(company: string, customerId: string) {
      const { rows } = await owner.query(
        'select state, delegated_admin, ended_at, ended_by_name, ending_declaration from customer_relationship where partner_id = $1 and customer_id = $2',
        [idOf(company), customerId],
      );
      return rows[0];
    },
    async close() {
      await owner.end();
      await app.close();
    },
  };
}

export type EndingWorld = Awaited<ReturnType<typeof endingWorld>>;
