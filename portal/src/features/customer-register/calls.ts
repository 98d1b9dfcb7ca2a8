import type { CustomerRegisterRecord, RegisteredCustomer } from '../../../../contract/customer-register.ts';
import { api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { CustomerRegisterRecord, RegisteredCustomer };

const root = '/twotier/v1/register/customers';

export const customerRegisterKey = ['register', 'customers'] as const;

export const readCustomers = ({
  size,
  cursor,
  search,
  signal,
}: TableRequest): Promise<PageOf<RegisteredCustomer>> =>
  readPage(root, { size, cursor, signal, query: { search } });

export const readCustomer = (tenantId: string, signal: AbortSignal) =>
  api.get<CustomerRegisterRecord>(`${root}/${tenantId}`, { signal });
