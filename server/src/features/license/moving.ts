import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { LicenseMove } from './moving-store.ts';
import {
  dropAssignmentsOfFormerProduct,
  freeNewestAssignments,
  listHoldersOfBoth,
  moveAssignments,
} from './moving-store.ts';

/** What happens to people's licenses when their subscription goes over to another product, or shrinks (C52, I28). */
export const licenseMoves = {
  /** Moves licenses along; answers whose stay behind because they hold the other product already. */
  move: (tx: Tx, wanted: LicenseMove) =>
    tx.within(tenantScope(wanted.customerId), async (inner) => {
      const both = await listHoldersOfBoth(inner, wanted);
      await moveAssignments(
        inner,
        wanted,
        both.map(({ userId }) => userId),
      );
      if (wanted.from.subscriptionId === wanted.to.subscriptionId)
        await dropAssignmentsOfFormerProduct(inner, wanted);
      return both.map((person) => ({ ...person, reason: 'held-already' as const }));
    }),
  free: (
    tx: Tx,
    of: { readonly customerId: string; readonly partnerId: string; readonly subscriptionId: string },
    keep: number,
  ) => tx.within(tenantScope(of.customerId), (inner) => freeNewestAssignments(inner, of, keep)),
};
