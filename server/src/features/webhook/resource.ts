import type { TenantEvent } from './model.ts';

export interface NamedResource {
  /** Short type name of the contract. */
  readonly name: string;
  /** From the root of the API. */
  readonly path: string;
}

type Facts = Pick<TenantEvent, 'customerId' | 'newValue' | 'oldValue'>;

const customerOf = ({ customerId }: Facts) => `/v1/customers/${customerId}`;
const delegations = '/v1/tenantRelationships/delegatedAdminRelationships';
const migrations = (facts: Facts) => `${customerOf(facts)}/migrations/newcommerce`;

function member(facts: Facts, name: string): string | undefined {
  for (const value of [facts.newValue, facts.oldValue]) {
    const found = (value as Record<string, unknown> | null)?.[name];
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}

const under = (path: string, id: string | undefined) => (id === undefined ? path : `${path}/${id}`);

interface Naming {
  /** Events whose names begin so. */
  readonly prefix: string;
  readonly name: string;
  readonly path: (facts: Facts) => string;
}

/** What each event is about, and where that can be read (conventions 19). */
const namings: readonly Naming[] = [
  {
    prefix: 'subscription-',
    name: 'subscription',
    path: (facts) =>
      under(
        `/webhooks${customerOf(facts)}/subscriptions`,
        member(facts, 'subscriptionId') ?? member(facts, 'id'),
      ),
  },
  { prefix: 'usagerecords-', name: 'usagerecords', path: () => '/v1/customers/usagerecords' },
  { prefix: 'invoice-', name: 'invoice', path: (facts) => under('/v1/invoices', member(facts, 'id')) },
  { prefix: 'referral-', name: 'referral', path: (facts) => under('/v1/referrals', member(facts, 'id')) },
  {
    prefix: 'related-referral-',
    name: 'referral',
    path: (facts) => under('/v1/referrals', member(facts, 'id')),
  },
  { prefix: 'reseller-relationship-', name: 'Customer', path: customerOf },
  { prefix: 'dap-admin-', name: 'PartnerCustomerDap', path: customerOf },
  {
    prefix: 'granular-admin-relationship-',
    name: 'GranularAdminRelationship',
    path: (facts) => under(delegations, member(facts, 'id')),
  },
  {
    prefix: 'granular-admin-access-',
    name: 'GranularAdminAccessAssignment',
    path: (facts) =>
      under(`${under(delegations, member(facts, 'relationshipId'))}/accessAssignments`, member(facts, 'id')),
  },
  {
    prefix: 'new-commerce-migration-',
    name: 'migration',
    path: (facts) => under(migrations(facts), member(facts, 'id')),
  },
  { prefix: 'azure-fraud-', name: 'azurefraudevent', path: () => '/v1/fraudEvents' },
  { prefix: 'customer-created', name: 'Customer', path: customerOf },
  {
    prefix: 'order-',
    name: 'order',
    path: (facts) => under(`${customerOf(facts)}/orders`, member(facts, 'id')),
  },
  {
    prefix: 'service-request-',
    name: 'servicerequest',
    path: (facts) => under('/v1/servicerequests', member(facts, 'id')),
  },
  { prefix: 'customer-users-', name: 'customeruser', path: (facts) => `${customerOf(facts)}/users` },
];

/** What an event is about; every event of the table has an entry. */
export function resourceOf(event: Facts & Pick<TenantEvent, 'eventName'>): NamedResource {
  const found = namings.find(({ prefix }) => event.eventName.startsWith(prefix));
  if (!found) throw new Error(`nothing says what ${event.eventName} is about`);
  return { name: found.name, path: found.path(event) };
}
