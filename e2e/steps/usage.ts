import type { Product } from '../product.ts';

/** Lets a second partner serve Kelp Robotics, with an active usage plan of its own there. */
export async function prepareTransfer(of: Product): Promise<void> {
  const alder = of.person('Alder Distribution', 'admin-agent');
  const kelp = of.company('Kelp Robotics').tenantId;
  const { body: draft } = await of.post(alder, '/twotier/v1/relationshipinvitations', {});
  const token = String(draft.url).split('/').at(-1);
  await of.post(
    of.person('Kelp Robotics', 'global-admin'),
    `/twotier/v1/relationshiprequests/${token}/accept`,
    { consent: true, agreement: true },
  );
  const { body: catalog } = await of.get(alder, `/twotier/v1/customers/${kelp}/catalog?billingType=usage`);
  await of.post(alder, `/v1/customers/${kelp}/orders`, {
    lineItems: [
      { lineItemNumber: 0, offerId: catalog.items[0].catalogItemId, quantity: 1, termDuration: 'P1M' },
    ],
  });
}

export interface UsageSubject {
  readonly customer: string;
  readonly service: string;
  readonly transfer: string;
}

/** A usage subscription with an owner at the customer, and a request of another partner that waits. */
export async function prepareUsage(of: Product): Promise<UsageSubject> {
  const fjord = of.person('Fjord Direct', 'admin-agent');
  const customer = of.company('Kelp Robotics').tenantId;
  const root = `/twotier/v1/customers/${customer}/usagesubscriptions`;
  const { body } = await of.get(fjord, root);
  const service = body.items[0].serviceId;
  const { userPrincipalName } = of.person('Kelp Robotics', 'global-admin');
  await of.post(fjord, `${root}/${service}/roles`, { userPrincipalName, role: 'owner' });
  await prepareTransfer(of);
  const { body: asked } = await of.post(
    of.person('Alder Distribution', 'admin-agent'),
    `/twotier/v1/customers/${customer}/transferrequests`,
    {
      sourcePartnerId: of.company('Fjord Direct').tenantId,
      contactName: 'Dana Frost',
      contactEmail: 'dana.frost@kelp.example',
      resellerPartnerId: '5300101',
    },
  );
  return { customer, service, transfer: asked.id };
}
