import type {
  CreditLeak,
  CreditLeakCounts,
  CreditMendings,
  LeakKind,
} from '../../../../../contract/credit-leak.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../../api/index.ts';
import type { TableRequest } from '../../../ui/index.ts';
import { creditKey } from '../calls.ts';

export type { CreditLeak, LeakKind };
export type MendOutcome = CreditMendings['items'][number];

const root = '/twotier/v1/credit/leaks';

export const leaksKey = [...creditKey, 'leaks'] as const;

export const readLeaks = ({ size, cursor, signal, filters }: TableRequest): Promise<PageOf<CreditLeak>> =>
  readPage(root, { size, cursor, signal, query: { kind: filters['kind'] } });

export const readCounts = async (signal: AbortSignal) =>
  (await api.get<CreditLeakCounts>(`${root}/counts`, { signal })).items;

export const mend = async (
  leaks: readonly Pick<CreditLeak, 'id' | 'customer'>[],
  partnerId: string | null,
  ids?: AttemptIds,
): Promise<readonly MendOutcome[]> => {
  const items = leaks.map(({ id, customer }) => ({ customerId: customer.id, subscriptionId: id }));
  const body = { items, ...(partnerId === null ? {} : { partnerId }) };
  return (await api.post<CreditMendings>(`${root}/mending`, body, ids)).items;
};

/** Mended at once by one request; small, so that the progress is seen and stopping takes effect soon. */
export const mendingSize = 20;

/** All of a kind, or of every kind, part after part. */
export async function* everyLeak(
  kind: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<CreditLeak[]> {
  let cursor: string | undefined;
  do {
    const page: PageOf<CreditLeak> = await readPage(root, {
      size: mendingSize,
      cursor,
      signal,
      query: { kind },
    });
    if (page.items.length > 0) yield [...page.items];
    cursor = page.next;
  } while (cursor !== undefined && !signal.aborted);
}
