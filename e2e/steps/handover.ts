import { expect } from 'vitest';
import type { Person, Product } from '../product.ts';

interface Offer {
  readonly id: string;
  readonly isAddOn: boolean;
  readonly limitUnitOfMeasure: string;
  readonly prerequisiteOffers: readonly string[];
}

/** The customer holds a license-based offer of the older kind, with an add-on on it, from a direct partner. */
export async function sellOlderOffer(
  product: Product,
  seller: Person,
  customerId: string,
  quantity: number,
): Promise<void> {
  const { body } = await product.get(seller, '/v1/offers?country=US');
  const offers = (body.items as Offer[]).filter((one) => one.limitUnitOfMeasure === 'None');
  const baseOf = (addon: Offer) => offers.find(({ id }) => addon.prerequisiteOffers.includes(id));
  const addon = offers.find((one) => one.isAddOn && baseOf(one)) as Offer;
  const lineItems = [baseOf(addon) as Offer, addon].map(({ id }, lineItemNumber) => ({
    lineItemNumber,
    offerId: id,
    quantity,
    billingCycle: 'monthly',
  }));
  const { status } = await product.post(seller, `/v1/customers/${customerId}/orders`, { lineItems });
  expect(status).toBe(201);
}

/** Link by which a provider asks for a partnership; only its path, as the one who opens it has an origin of its own. */
export async function partnershipLink(product: Product, provider: Person): Promise<string> {
  const { body } = await product.post(provider, '/twotier/v1/partnershipinvitations', {});
  return new URL(body.url).pathname;
}

/** The provider records that the customer has accepted the agreement with it. */
export async function confirmAgreement(
  product: Product,
  provider: Person,
  customerId: string,
): Promise<void> {
  const { body } = await product.get(provider, '/v1/agreements?agreementType=MicrosoftCustomerAgreement');
  const { status } = await product.post(provider, `/v1/customers/${customerId}/agreements`, {
    primaryContact: { firstName: 'Dana', lastName: 'Frost', email: 'dana.frost@kelp.example' },
    templateId: body.items[0].templateId,
    dateAgreed: new Date().toISOString().slice(0, 10),
    type: 'MicrosoftCustomerAgreement',
  });
  expect(status).toBe(201);
}
