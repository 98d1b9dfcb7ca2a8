import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Segment } from '../catalog/index.ts';
import { segmentOf } from './rules.ts';
import { listApproved } from './store.ts';

/** What a customer counts as when something is sold to it (7.5); in the scope of any partner that has reached it. */
export function findSegment(tx: Tx, customerId: string): Promise<Segment> {
  return tx.within(tenantScope(customerId), async (inner) =>
    segmentOf(await listApproved(inner, customerId)),
  );
}
