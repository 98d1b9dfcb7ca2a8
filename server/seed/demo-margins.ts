import { insertMargin } from '../src/features/margin/store.ts';
import { tenantScope } from '../src/platform/db/index.ts';
import { namedGuid } from '../src/platform/ids/index.ts';
import { demoProductId } from './catalog/index.ts';
import { partners } from './demo-companies.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';

const percent = { kind: 'percent', currency: null, fromDate: '2020-01-01' } as const;

/** One provider has set margins: for all, for a product, and for a reseller. */
export async function makeDemoMargins({ db, now }: DemoMaking): Promise<void> {
  const providerId = demoTenantId(partners.alder.label);
  const resellerId = demoTenantId(partners.birch.label);
  const margins = [
    { ...percent, value: '15', resellerId: null, productId: null },
    { ...percent, value: '20', resellerId: null, productId: demoProductId('business-basic') },
    { ...percent, value: '12.5', resellerId, productId: null },
  ];
  await db.transaction(tenantScope(providerId), async (tx) => {
    for (const [index, margin] of margins.entries())
      await insertMargin(tx, providerId, namedGuid(`demo margin ${index}`), margin, now);
  });
}
