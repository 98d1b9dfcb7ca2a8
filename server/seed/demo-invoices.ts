import { closedMonths, closeMonth } from '../src/features/invoice/index.ts';
import { firstDayOf } from '../src/features/invoice/month-rules.ts';
import { beginSimulated, reportSimulated } from '../src/features/usage/index.ts';
import { systemScope, tenantScope } from '../src/platform/db/index.ts';
import { partners } from './demo-companies.ts';
import type { DemoMaking } from './demo-making.ts';
import { demoTenantId } from './demo-making.ts';

/**
 * Closes the last two months for everyone who buys from the vendor; what was bought stands in its orders, what was
 * used is told by the simulated service up to yesterday.
 */
export async function makeDemoInvoices({ db, now }: DemoMaking): Promise<void> {
  await db.transaction(systemScope('the demo world is made'), async (tx) => {
    await beginSimulated(tx, firstDayOf(closedMonths(now, 2)[0] as string));
    const yesterday = new Date(now.getTime() - 86_400_000);
    while ((await reportSimulated(tx, yesterday, 1000)) > 0);
    for (const { kind, label } of Object.values(partners)) {
      if (kind === 'indirect-reseller') continue;
      const partnerId = demoTenantId(label);
      for (const month of closedMonths(now, 2)) {
        await tx.within(tenantScope(partnerId), (inner) => closeMonth(inner, partnerId, month));
      }
    }
  });
}
