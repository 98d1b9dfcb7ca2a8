import type { ListingText } from '../src/features/directory/index.ts';
import { saveListing } from '../src/features/directory/index.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { demoTenantId } from './demo-making.ts';

const listings: Readonly<Record<string, ListingText>> = {
  alderdistribution: {
    countries: ['US'],
    services: ['billing', 'financing', 'support', 'training'],
    description:
      'Cloud distribution for managed service providers: 24-hour support in English and Spanish, monthly training days, and one invoice for everything a reseller sells.',
    website: 'https://alderdistribution.example',
    contactName: 'Partner desk',
    contactEmail: 'partners@alderdistribution.example',
    contactPhone: '+1 614 555 0111',
  },
  borealdistribuciones: {
    countries: ['DE', 'ES', 'FR', 'IT', 'PT'],
    services: ['billing', 'support', 'training'],
    description:
      'Distribución de servicios en la nube para el sur de Europa: acompañamiento técnico en español y portugués, facturación por cliente y formación para equipos de venta.',
    website: 'https://borealdistribuciones.example',
    contactName: 'Canal de partners',
    contactEmail: 'canal@borealdistribuciones.example',
    contactPhone: '+34 915 550 121',
  },
};

/** Both demo providers stand in the public directory (C3). */
export async function createDemoDirectory(tx: Tx, at: Date): Promise<void> {
  const representative = { name: 'Nora Whitfield', email: 'nora.whitfield@contourcloud.example' };
  for (const [label, text] of Object.entries(listings))
    await saveListing(tx, demoTenantId(label), text, { representative, at });
}
