import { readToken } from '../../server/src/platform/http/index.ts';
import type { BenchWorld } from '../world.ts';
import { checkoutPath, newCustomer } from '../writes.ts';
import { customerId, invoiceId, orderId, subscriptionId, userId } from './rows.ts';
import { firstProviderEvery, subscriptionsEach, usersEach } from './size.ts';
import { anyNameStart } from './words.ts';

/** One request of a kind; what it names (`given`) is what its statements bind. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: object;
  readonly given: Readonly<Record<string, string>>;
}

export interface Operation {
  readonly name: string;
  readonly by: 'application' | 'person';
  readonly kind: 'read' | 'write';
  /** Another one at each call. */
  next(): Asked;
  /** The same question to a general data platform, where it can be asked there. */
  readonly elsewhere?: 'list' | 'deep' | 'search' | 'customer' | 'subscriptions' | 'subscription' | 'create';
}

export interface OperationParts {
  readonly customers: number;
  /** Of pages far from the first, of `list` below. */
  readonly deepTokens: readonly string[];
  readonly carts: Iterator<{ readonly customerId: string; readonly cartId: string }>;
  readonly held: Iterator<Held>;
}

/** A subscription, and what it may be raised from. */
export interface Held {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly quantity: number;
}

export const list = '/v1/customers?size=40';

/** The operations used most, by portal and clients, of the first provider's people and application. */
export function operationsOf({ customers, deepTokens, carts, held }: OperationParts): Operation[] {
  let created = 0;
  const mark = Date.now().toString(36);
  /** A customer of the first provider. */
  const anyCustomer = () => firstProviderEvery * below(customers / firstProviderEvery);
  const of = (path: (id: string, n: number) => string) => (): Asked => {
    const n = anyCustomer();
    return { method: 'GET', path: path(customerId(n), n), given: namesOf(n) };
  };
  const same = (path: string) => (): Asked => ({ method: 'GET', path, given: {} });
  const read = { kind: 'read', by: 'application' } as const;
  const write = { kind: 'write', by: 'application' } as const;
  return [
    { ...read, name: 'Customers, first page', next: same(list), elsewhere: 'list' },
    {
      ...read,
      name: 'Customers, a page deep in the list',
      next: () => deepPage(deepTokens[below(deepTokens.length)] ?? ''),
      elsewhere: 'deep',
    },
    {
      ...read,
      name: 'Customers, search in names',
      next: () => {
        const words = anyNameStart(below(2 ** 31)).toLowerCase();
        const path = `/twotier/v1/customers?size=25&searchBy=name&search=${encodeURIComponent(words)}`;
        return { method: 'GET', path, given: { words } };
      },
      elsewhere: 'search',
    },
    { ...read, name: 'Customer by id', next: of((id) => `/v1/customers/${id}`), elsewhere: 'customer' },
    {
      ...read,
      name: 'Subscriptions of a customer',
      next: of((id) => `/v1/customers/${id}/subscriptions`),
      elsewhere: 'subscriptions',
    },
    {
      ...read,
      name: 'Subscription by id',
      next: of((id, n) => `/v1/customers/${id}/subscriptions/${subscriptionId(n, 1)}`),
      elsewhere: 'subscription',
    },
    {
      ...read,
      by: 'person',
      name: 'Users of a customer',
      next: of((id) => `/v1/customers/${id}/users?size=25`),
    },
    {
      ...read,
      by: 'person',
      name: 'Licenses of a user',
      next: of((id, n) => `/v1/customers/${id}/users/${userId(n, 1)}/licenses`),
    },
    {
      ...read,
      by: 'person',
      name: 'Licenses of a customer',
      next: of((id) => `/v1/customers/${id}/subscribedskus`),
    },
    { ...read, name: 'Orders of a customer', next: of((id) => `/v1/customers/${id}/orders`) },
    { ...read, name: 'Order by id', next: of((id, n) => `/v1/customers/${id}/orders/${orderId(n)}`) },
    { ...read, name: 'Activity of 30 days', next: same('/v1/auditrecords?size=50&days=30') },
    {
      ...read,
      name: 'Activity of a customer',
      next: of((id) => {
        const filter = JSON.stringify({ Field: 'CustomerId', Value: id, Operator: 'equals' });
        return `/v1/auditrecords?size=50&days=90&filter=${encodeURIComponent(filter)}`;
      }),
    },
    { ...read, name: 'Resellers', next: same('/twotier/v1/partnerships?size=25') },
    {
      ...read,
      name: 'Relationship with a customer',
      next: of((id) => `/twotier/v1/customers/${id}/relationship`),
    },
    {
      ...read,
      by: 'person',
      name: 'Entitlements of a customer',
      next: of((id) => `/v1/customers/${id}/entitlements`),
    },
    { ...read, name: 'Invoices', next: same('/v1/invoices') },
    {
      ...read,
      name: 'Lines of an invoice, 100 a page',
      next: same(
        `/v1/invoices/${invoiceId(0, 1)}/lineitems?provider=Office&invoiceLineItemType=BillingLineItems&size=100`,
      ),
    },
    { ...read, name: 'Catalog', next: same('/v1/products?country=US&targetView=OnlineServices') },
    { ...read, by: 'person', name: 'Home page', next: same('/twotier/v1/overview') },
    { ...read, by: 'person', name: 'License report', next: same('/v1/analytics/licenses/deployment') },
    { ...read, by: 'person', name: 'Invitations', next: same('/twotier/v1/relationshipinvitations?size=25') },
    {
      ...write,
      name: 'Customer create',
      next: () => {
        const label = `measured${mark}${created++}`;
        return { method: 'POST', path: '/v1/customers', body: newCustomer(label), given: { label } };
      },
      elsewhere: 'create',
    },
    {
      ...write,
      name: 'Cart checkout',
      next: () => {
        const cart = nextOf(carts);
        return { method: 'POST', path: checkoutPath(cart), body: {}, given: { ...cart } };
      },
    },
    {
      ...write,
      name: 'Change of a quantity',
      next: () => {
        const { customerId: customer, subscriptionId: id, quantity } = nextOf(held);
        const path = `/v1/customers/${customer}/subscriptions/${id}`;
        const given = { customerId: customer, subscriptionId: id };
        return { method: 'PATCH', path, body: { quantity: quantity + 1 }, given };
      },
    },
  ];
}

function deepPage(token: string): Asked {
  const [, , , id = '', , key = ''] = readToken(token, 6);
  const path = `${list}&seekOperation=Next&MS-ContinuationToken=${encodeURIComponent(token)}`;
  return { method: 'GET', path, given: { id, key } };
}

/** All ids that statements of a request for this customer may bind. */
function namesOf(n: number): Record<string, string> {
  const names: Record<string, string> = { customer: customerId(n), order: orderId(n) };
  for (let which = 0; which < subscriptionsEach; which++)
    names[`subscription${which}`] = subscriptionId(n, which);
  for (let which = 0; which < usersEach; which++) names[`user${which}`] = userId(n, which);
  return names;
}

function nextOf<T>(list: Iterator<T>): T {
  const { value, done } = list.next();
  if (done) throw new Error('more was asked for than had been made ready');
  return value;
}

export function below(count: number): number {
  return Math.floor(Math.random() * count);
}

/** Tokens of pages behind the first quarter of the first provider's list, or of as many pages as are worth walking. */
export async function walkDeep(world: BenchWorld, customers: number): Promise<string[]> {
  const tokens: string[] = [];
  const size = Math.max(10, Math.min(500, Math.floor(customers / firstProviderEvery / 10)));
  const walk = `/v1/customers?size=${size}`;
  for (let path = walk; tokens.length < 200; ) {
    const { continuationToken } = await world.ask<{ continuationToken?: string }>('GET', path);
    if (!continuationToken) break;
    tokens.push(continuationToken);
    path = `${walk}&seekOperation=Next&MS-ContinuationToken=${encodeURIComponent(continuationToken)}`;
  }
  return tokens.slice(Math.floor(tokens.length / 4));
}
