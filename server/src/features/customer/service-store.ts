import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { ServiceHolding, ServiceId } from './service-model.ts';

/** Who may open the admin portal of which service of a customer (I5). All of it in the customer's scope. */

const list = statement(
  'customer.service.list',
  `
  select service, channel_id as "channelId", granted_at as "grantedAt" from service_admin
   where customer_id = $1 order by service`,
);

export function listServiceHoldings(reader: Reader, customerId: string): Promise<ServiceHolding[]> {
  return reader.rows<ServiceHolding>(list, [customerId]);
}

// One statement assigns and reassigns: never two holders, never none in between. The holder that the
// customer was shown must still be the present one.
const assign = statement(
  'customer.service.assign',
  `
  insert into service_admin as held (customer_id, service, channel_id, granted_at, granted_by)
  values ($1, $2, $3, $4, $5)
  on conflict (customer_id, service) do update
     set channel_id = excluded.channel_id, granted_at = excluded.granted_at, granted_by = excluded.granted_by,
         version = held.version + 1
   where held.channel_id = $6`,
);

/** False where somebody else than `replaces` holds the service. */
export async function assignService(
  tx: Tx,
  of: {
    readonly customerId: string;
    readonly service: ServiceId;
    readonly channelId: string;
    readonly at: Date;
    readonly by: string | null;
    readonly replaces: string | null;
  },
): Promise<boolean> {
  const { customerId, service, channelId, at, by, replaces } = of;
  return (await tx.run(assign, [customerId, service, channelId, at, by, replaces])) === 1;
}

const assignFree = statement(
  'customer.service.assignFree',
  `
  insert into service_admin (customer_id, service, channel_id, granted_at)
  select $1, service, $3, $4 from unnest($2::text[]) as service
  on conflict (customer_id, service) do nothing`,
);

/** Those of the services that nobody holds, as at a customer's creation. */
export async function assignFreeServices(
  tx: Tx,
  customerId: string,
  services: readonly ServiceId[],
  channelId: string,
  at: Date,
): Promise<void> {
  await tx.run(assignFree, [customerId, services, channelId, at]);
}

const remove = statement(
  'customer.service.remove',
  `
  delete from service_admin where customer_id = $1 and service = any($2) and channel_id = $3`,
);

export async function removeServices(
  tx: Tx,
  customerId: string,
  services: readonly ServiceId[],
  channelId: string,
): Promise<void> {
  await tx.run(remove, [customerId, services, channelId]);
}

const merge = statement(
  'customer.service.merge',
  `
  update service_admin set channel_id = $3, version = version + 1 where customer_id = $1 and channel_id = $2`,
);

/** A partner that served alone has become part of a channel: what it held, the channel holds. */
export async function mergeServices(tx: Tx, customerId: string, from: string, into: string): Promise<void> {
  await tx.run(merge, [customerId, from, into]);
}
