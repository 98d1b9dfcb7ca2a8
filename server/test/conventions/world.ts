import { afterAll, beforeAll } from 'vitest';
import type { Answered, Client, DemoApp } from '../demo-app.ts';
import { openDemoApp } from '../demo-app.ts';

/** What the tests of the conventions talk to: the demo world, as the admin agent of a provider sees it. */
export interface ConventionWorld {
  readonly app: DemoApp;
  readonly agent: Client;
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly personId: string;
  get(path: string, headers?: Record<string, string>): Promise<Answered>;
}

export const userAgents = {
  dotnet: { 'MS-PartnerCenter-Client': 'Partner Center .NET SDK' },
  java: { 'MS-PartnerCenter-Client': 'Partner Center Java SDK' },
  powershell: { 'MS-PartnerCenter-Client': 'Partner Center Open .NET SDK' },
} as const;

/** One world for a file. */
export function conventionWorld(): () => ConventionWorld {
  let world: ConventionWorld | undefined;
  beforeAll(async () => {
    const app = await openDemoApp();
    const agent = await app.as('Alder Distribution', 'admin-agent');
    const customerId = app.tenant('Granite Bakery').tenantId;
    const [subscription] = (await agent('GET', `/v1/customers/${customerId}/subscriptions`)).body.items;
    const [person] = (await agent('GET', `/v1/customers/${customerId}/users`)).body.items;
    world = {
      app,
      agent,
      customerId,
      subscriptionId: subscription.id,
      personId: person.id,
      get: (path, headers = {}) => agent('GET', path, undefined, headers),
    };
  });
  afterAll(() => world?.app.close());
  return () => {
    if (!world) throw new Error('the world is not open yet');
    return world;
  };
}
