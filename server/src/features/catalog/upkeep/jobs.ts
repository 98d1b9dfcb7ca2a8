import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/db/index.ts';
import { systemScope } from '../../../platform/db/index.ts';
import type { DueWork } from '../../../platform/due/index.ts';
import type { AuditEvent } from '../../audit/index.ts';
import { appendAuditEvent } from '../../audit/index.ts';
import { firstDay } from '../price/month-rules.ts';
import { beginMonthPrices, nextPriceMonth } from '../price/store.ts';
import { findOperatorId, raiseCatalogVersion } from '../store.ts';
import { endDueSales, nextEndOfSale } from './setting-store.ts';

const keeping = systemScope('the catalog follows its dates');
const dayMs = 86_400_000;

/** The operator reads in its log what its dates brought about. */
async function record(tx: Tx, events: readonly { event: AuditEvent; at: Date }[]): Promise<void> {
  const operatorId = await findOperatorId(tx);
  if (operatorId === null) return;
  const correlationId = randomUUID();
  const actor = { tenantId: operatorId, userId: null, name: 'catalog', applicationId: null, correlationId };
  for (const { event, at } of events) await appendAuditEvent(tx, actor, event, at);
}

/** Prices of a month hold from its first day on, and what was cached is old then (C62). */
const beginMonth: DueWork = {
  name: 'catalog.beginMonth',
  next: (db) => db.transaction(keeping, nextPriceMonth),
  run: (db, now, limit) =>
    db.transaction(keeping, async (tx) => {
      const begun = await beginMonthPrices(tx, now, limit);
      if (begun.length === 0) return 0;
      await raiseCatalogVersion(tx);
      const months = [...new Set(begun.map(({ month }) => month))].sort();
      await record(
        tx,
        months.map((month) => ({
          event: {
            operation: 'begin_price_list',
            resourceType: 'price',
            details: {
              Month: month,
              Prices: String(begun.filter((price) => price.month === month).length),
            },
          },
          at: firstDay(month),
        })),
      );
      return begun.length;
    }),
};

/** After its last day nothing of a SKU is sold any more. */
const closeSales: DueWork = {
  name: 'catalog.endSale',
  next: nextEndOfSale,
  run: (db, now, limit) =>
    db.transaction(keeping, async (tx) => {
      const ended = await endDueSales(tx, now, limit);
      if (ended.length === 0) return 0;
      await raiseCatalogVersion(tx);
      await record(
        tx,
        ended.map(({ productId, skuId, lastSale }) => ({
          event: {
            operation: 'end_sale',
            resourceType: 'catalog',
            newValue: { withdrawn: true, lastSale },
            details: { ProductId: productId, SkuId: skuId },
          },
          at: new Date(Date.parse(`${lastSale}T00:00:00Z`) + dayMs),
        })),
      );
      return ended.length;
    }),
};

export const catalogWorks: readonly DueWork[] = [beginMonth, closeSales];
