import { enterProfiles } from '../src/features/partner/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import type { DemoCompany, PartnerKey } from './demo-companies.ts';

const details: Readonly<
  Record<
    PartnerKey,
    { readonly contact: readonly [string, string]; readonly order: string; readonly taxId: string }
  >
> = {
  alder: { contact: ['Helen', 'Marsh'], order: 'AD-2207', taxId: '31-4550110' },
  boreal: { contact: ['Marta', 'Quintana'], order: 'BD-0418', taxId: 'B84550120' },
  birch: { contact: ['Owen', 'Fairfax'], order: 'BIRCH-31', taxId: '03-5550130' },
  cedar: { contact: ['Lucy', 'Tanner'], order: 'CC-1009', taxId: '82-5550140' },
  dunas: { contact: ['Jorge', 'Ferrer'], order: 'DS-77', taxId: 'B96555150' },
  ewa: { contact: ['Ewa', 'Lindner'], order: 'EC-2024-5', taxId: '36-5550160' },
  fjord: { contact: ['Nils', 'Hagen'], order: 'FD-600', taxId: '41-5550170' },
};

/** What a demo partner has told the vendor about itself (C103). */
export async function createDemoProfiles(
  tx: Tx,
  of: {
    readonly key: PartnerKey;
    readonly company: DemoCompany;
    readonly tenantId: string;
    readonly domain: string;
  },
): Promise<void> {
  const { key, company, tenantId, domain } = of;
  const { contact, order, taxId } = details[key];
  const [firstName, lastName] = contact;
  const { line1, city, state, postalCode, phone } = company.address;
  const address = {
    country: company.country,
    city,
    ...(state ? { state } : {}),
    addressLine1: line1,
    postalCode,
    firstName,
    lastName,
    phoneNumber: phone,
  };
  const person = (email: string) => ({
    firstName,
    lastName,
    email: `${email}@${domain}`,
    phoneNumber: phone,
  });
  const spanish = company.country === 'ES';
  await enterProfiles(tx, tenantId, {
    organization: {
      email: `contact@${domain}`,
      culture: spanish ? 'es-ES' : 'en-US',
      language: spanish ? 'es' : 'en',
      address,
    },
    billing: { address, contact: person('billing'), purchaseOrderNumber: order, taxId },
    legal: {
      address,
      contact: person('contact'),
      approverAddress: address,
      approverEmail: `legal@${domain}`,
    },
    support: { email: `support@${domain}`, telephone: phone, website: `https://www.${domain}/support` },
  });
}
