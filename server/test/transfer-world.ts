import type { Client, DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';

/** The demo world with a customer that two partners serve, each with a usage plan of its own. */
export interface TransferWorld {
  readonly app: DemoApp;
  readonly customerId: string;
  /** Is billed now. */
  readonly source: Client;
  /** Would take over. */
  readonly target: Client;
  readonly customer: Client;
  id(name: string): string;
  /** Moves the clock, and does what falls due. */
  later(duration: string): Promise<void>;
}

const reseller = '5300101';

export async function openTransferWorld(): Promise<TransferWorld> {
  const app = await openDemoApp();
  const customerId = app.tenant('Kelp Robotics').tenantId;
  const [source, target, customer, operator] = await Promise.all([
    app.as('Fjord Direct', 'admin-agent'),
    app.as('Alder Distribution', 'admin-agent'),
    app.as('Kelp Robotics', 'global-admin'),
    app.as('Contour Cloud', 'operator-admin'),
  ]);
  const later = async (duration: string) => {
    const { status } = await operator('POST', '/emulator/v1/clock', { advance: duration });
    if (status !== 200) throw new Error(`the clock answered ${status}`);
  };
  return { app, customerId, source, target, customer, id: (name) => app.tenant(name).tenantId, later };
}

/** The customer lets the second partner in, and buys a usage plan from it. */
export async function serveWithPlan(world: TransferWorld): Promise<void> {
  const { target, customerId, later } = world;
  await serve(world);
  const { body } = await target('GET', `/twotier/v1/customers/${customerId}/catalog?billingType=usage`);
  const line = { lineItemNumber: 0, offerId: body.items[0].catalogItemId, quantity: 1, termDuration: 'P1M' };
  const ordered = await target('POST', `/v1/customers/${customerId}/orders`, { lineItems: [line] });
  if (ordered.status !== 201) throw new Error(JSON.stringify(ordered.body));
  await later('PT1H');
}

export async function serve({ target, customer }: TransferWorld): Promise<void> {
  const { body } = await target('POST', '/twotier/v1/relationshipinvitations', {});
  const token = String(body.url).split('/').at(-1);
  const path = `/twotier/v1/relationshiprequests/${token}/accept`;
  const { status } = await customer('POST', path, { consent: true, agreement: true });
  if (status >= 300) throw new Error(`the customer could not accept: ${status}`);
}

/** What the new partner's form sends. */
export function requestOf(world: Pick<TransferWorld, 'id'>, of: object = {}) {
  return {
    sourcePartnerId: world.id('Fjord Direct'),
    contactName: 'Dana Frost',
    contactEmail: 'dana.frost@kelp.example',
    resellerPartnerId: reseller,
    ...of,
  };
}
