import { closedMonths, closeMonth } from '../src/features/invoice/index.ts';
import { systemScope, tenantScope } from '../src/platform/db/index.ts';
import { partners } from './demo-companies.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';

/** Closes the last two months for everyone who buys from the vendor; what was bought stands in its orders. */
export async function makeDemoInvoices({ db, now }: DemoMaking): Promise<void> {
  await db.transaction(systemScope('the demo world is made'), async (tx) => {
    for (const { kind, label } of Object.values(partners)) {
      if (kind === 'indirect-reseller') continue;
      const partnerId = demoTenantId(label);
      for (const month of closedMonths(now, 2)) {
        await tx.within(tenantScope(partnerId), (inner) => closeMonth(inner, partnerId, month));
      }
    }
  });
}
