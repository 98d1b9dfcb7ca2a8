import type { Database, TenantScope, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { Sealed } from '../../platform/seal/index.ts';
import type { DeliveryState, Webhook, WebhookState, WebhookTerms } from './model.ts';

const columns = `
  w.tenant_id as "tenantId", w.webhook_id as "webhookId", w.url, w.event_names as "eventNames",
  w.in_own_header as "inOwnHeader", w.alert_email as "alertEmail", w.state,
  case when w.former_until > now() then w.former_until end as "formerUntil", w.version, w.created_at as "createdAt"`;

const list = statement(
  'webhook.list',
  `
  select ${columns}, d.state as "lastState", d.created_at as "lastAt"
    from webhook w
    left join lateral (select x.state, x.created_at from webhook_delivery x
                        where x.tenant_id = w.tenant_id and x.webhook_id = w.webhook_id
                        order by x.created_at desc, x.delivery_id desc limit 1) d on true
   where w.tenant_id = $1
   order by w.created_at, w.webhook_id`,
);

export interface ListedWebhook extends Webhook {
  readonly lastState: DeliveryState | null;
  readonly lastAt: Date | null;
}

/** Oldest first: the first is the one that the contract shows. */
export function listWebhooks(reader: Pick<Database, 'rows'>, scope: TenantScope): Promise<ListedWebhook[]> {
  return reader.rows<ListedWebhook>(scope, list, [scope.tenantId]);
}

const ofTenant = statement(
  'webhook.ofTenant',
  `select ${columns} from webhook w where w.tenant_id = $1 order by w.created_at, w.webhook_id for update`,
);

/** All addresses of a company, held until the end of the transaction: nobody else adds one meanwhile. */
export function lockWebhooks(tx: Tx, tenantId: string): Promise<Webhook[]> {
  return tx.rows<Webhook>(ofTenant, [tenantId]);
}

const holdTenant = statement(
  'webhook.holdTenant',
  `select pg_advisory_xact_lock(hashtextextended('webhook ' || $1::text, 0))`,
);

/** Two first registrations at once are two, one after the other. */
export async function holdRegistrations(tx: Tx, tenantId: string): Promise<void> {
  await tx.rows(holdTenant, [tenantId]);
}

const insert = statement(
  'webhook.insert',
  `
  insert into webhook (tenant_id, webhook_id, url, event_names, in_own_header, alert_email, secret_key_id, secret_box, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export async function insertWebhook(
  tx: Tx,
  webhook: WebhookTerms & { readonly tenantId: string; readonly webhookId: string; readonly at: Date },
  secret: Sealed,
): Promise<void> {
  const { tenantId, webhookId, url, eventNames, inOwnHeader, alertEmail, at } = webhook;
  await tx.run(insert, [
    tenantId,
    webhookId,
    url,
    eventNames,
    inOwnHeader,
    alertEmail,
    secret.keyId,
    secret.box,
    at,
  ]);
}

const update = statement(
  'webhook.update',
  `
  update webhook set url = $3, event_names = $4, in_own_header = $5, alert_email = $6, version = version + 1
   where tenant_id = $1 and webhook_id = $2`,
);

export async function saveTerms(tx: Tx, of: Webhook, terms: WebhookTerms): Promise<void> {
  const { url, eventNames, inOwnHeader, alertEmail } = terms;
  await tx.run(update, [of.tenantId, of.webhookId, url, eventNames, inOwnHeader, alertEmail]);
}

const remove = statement('webhook.delete', 'delete from webhook where tenant_id = $1 and webhook_id = $2');

/** What was on its way to it goes with it. */
export async function deleteWebhook(tx: Tx, of: Webhook): Promise<void> {
  await tx.run(remove, [of.tenantId, of.webhookId]);
}

const renew = statement(
  'webhook.renewSecret',
  `
  update webhook
     set former_key_id = case when $5::int > 0 then secret_key_id end,
         former_box = case when $5::int > 0 then secret_box end,
         former_until = case when $5::int > 0 then now() + make_interval(hours => $5::int) end,
         secret_key_id = $3, secret_box = $4, version = version + 1
   where tenant_id = $1 and webhook_id = $2
  returning former_until as "formerUntil"`,
);

/** The secret so far signs beside the new one for so many hours of real time; none: it is out at once. */
export async function renewSecret(
  tx: Tx,
  of: Webhook,
  secret: Sealed,
  formerHours: number,
): Promise<Date | null> {
  const values = [of.tenantId, of.webhookId, secret.keyId, secret.box, formerHours];
  return (await tx.maybe<{ formerUntil: Date | null }>(renew, values))?.formerUntil ?? null;
}

const setState = statement(
  'webhook.setState',
  `
  update webhook set state = $3, parked_in_row = 0, version = version + 1
   where tenant_id = $1 and webhook_id = $2 and state <> $3`,
);

/** Whether it was in the other state before. */
export async function saveState(
  tx: Tx,
  of: Pick<Webhook, 'tenantId' | 'webhookId'>,
  state: WebhookState,
): Promise<boolean> {
  return (await tx.run(setState, [of.tenantId, of.webhookId, state])) > 0;
}
