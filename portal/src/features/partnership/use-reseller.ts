import { useQuery } from '@tanstack/react-query';
import { isStatus } from '../../api/index.ts';
import { partnershipKey, verifyReseller } from './calls.ts';
import type { ChosenReseller } from './reseller-picker.tsx';

export interface ResellerByTenant {
  /** Undefined while it is looked up, null where there is none to choose. */
  readonly reseller: ChosenReseller | null | undefined;
  /** Why the one named cannot be chosen. */
  readonly refusal: Error | null;
}

/** The reseller a page's address names, as `?reseller=<tenant>` of *Add new customer* does. */
export function useReseller(tenantId: string | undefined): ResellerByTenant {
  const query = useQuery({
    queryKey: [...partnershipKey, 'verified', tenantId],
    queryFn: async ({ signal }): Promise<ChosenReseller> => {
      const { tenantId: id, partnerId, name } = await verifyReseller({ tenantId: tenantId ?? '' }, signal);
      return { tenantId: id, partnerId, name };
    },
    enabled: tenantId !== undefined,
    retry: (count, error) => !isStatus(error, 400, 403, 404) && count < 2,
  });
  const none = tenantId === undefined || query.isError;
  return { reseller: none ? null : query.data, refusal: query.error };
}
