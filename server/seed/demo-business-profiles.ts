import type { ProfileText } from '../src/features/business-profile/index.ts';
import { insertLocation, saveDraft, savePublished } from '../src/features/business-profile/index.ts';
import { regionOf } from '../src/features/market/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { partners } from './demo-companies.ts';
import { demoTenantId } from './demo-making.ts';

type Told = Pick<ProfileText, 'description' | 'industries' | 'products' | 'serviceTypes' | 'skills'> & {
  readonly contact: string;
};

const told: Readonly<Partial<Record<keyof typeof partners, Told>>> = {
  birch: {
    description:
      'We look after the computers of small companies in New England: moving mail and files to the cloud, keeping them safe, and answering the phone when something does not work.',
    industries: ['health', 'professional-services', 'retail'],
    products: ['backup', 'mail', 'office', 'security'],
    serviceTypes: ['managed-services', 'migration', 'support'],
    skills: ['Mail migration in a weekend', 'Security check-up'],
    contact: 'Owen Fairfax',
  },
  dunas: {
    description:
      'Consultores de Valencia para hoteles, comercios y talleres: puesta en marcha de la oficina en la nube, formación del personal y soporte en español y valenciano.',
    industries: ['hospitality', 'manufacturing', 'retail'],
    products: ['collaboration', 'mail', 'office', 'telephony'],
    serviceTypes: ['deployment', 'support', 'training'],
    skills: ['Centralitas en la nube'],
    contact: 'Jorge Ferrer',
  },
  fjord: {
    description:
      'Infrastructure and data specialists of the Upper Midwest. We build, move and run databases and analytics for manufacturers and public bodies.',
    industries: ['energy', 'government', 'manufacturing'],
    products: ['analytics', 'databases', 'infrastructure'],
    serviceTypes: ['advice', 'development', 'integration', 'managed-services'],
    skills: ['Data platforms', 'Cost reviews'],
    contact: 'Nils Hagen',
  },
};

/** Three demo companies that customers can find (C6). */
export async function createDemoBusinessProfiles(tx: Tx, at: Date): Promise<void> {
  for (const [key, { contact, ...text }] of Object.entries(told)) {
    const { label, name, country, address } = partners[key as keyof typeof partners];
    const partnerId = demoTenantId(label);
    const company = { partnerId, name, country, region: regionOf(country) ?? '' };
    const profile: ProfileText = {
      ...text,
      website: `https://${label}.example`,
      linkedIn: '',
      excludedSizes: [],
      contactName: contact,
      contactEmail: `sales@${label}.example`,
      contactPhone: address.phone,
    };
    await saveDraft(tx, company, profile, at);
    await savePublished(tx, company, at);
    const { line1, city, postalCode, phone, ...rest } = address;
    await insertLocation(
      tx,
      partnerId,
      {
        locationId: demoTenantId(`${label}-site`),
        name: city,
        address: { country, city, postalCode, addressLine1: line1, phoneNumber: phone, ...rest },
      },
      at,
    );
  }
}
