import type { CustomerRecord } from '../../../../contract/customer.ts';
import type {
  AccessMatrix,
  ExplainedVerdict,
  PartnersAccess,
  PersonAccess,
  PersonCustomers,
  RefusalExplained,
} from '../../../../contract/explain.ts';
import { api } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { ExplainedVerdict, PartnersAccess, RefusalExplained };

export type PersonRow = AccessMatrix['items'][number];
export type CustomerRow = PersonCustomers['items'][number];
export type Task = AccessMatrix['tasks'][number];

const own = '/twotier/v1';
export const accessKey = ['access'] as const;

/** A page of rows with the tasks that they are about, which every row is given along. */
export type WithTasks<Row> = Row & { readonly tasks: readonly Task[] };

interface TaskedPage<Row> {
  readonly tasks: readonly Task[];
  readonly items: readonly Row[];
  readonly continuationToken?: string;
}

async function readTasked<Row>(path: string, { size, cursor, signal }: TableRequest) {
  const page = await api.get<TaskedPage<Row>>(path, {
    query: { size, 'MS-ContinuationToken': cursor },
    signal,
  });
  return {
    items: page.items.map((row) => ({ ...row, tasks: page.tasks })),
    next: page.continuationToken,
  };
}

export const readPeople = (customerId: string, request: TableRequest) =>
  readTasked<PersonRow>(`${own}/customers/${customerId}/access`, request);

export const readCustomers = (userId: string, request: TableRequest) =>
  readTasked<CustomerRow>(`${own}/people/${userId}/access`, request);

export const readVerdicts = (customerId: string, userId: string, signal: AbortSignal) =>
  api.get<PersonAccess>(`${own}/customers/${customerId}/access/${userId}`, { signal });

export const readPerson = (userId: string, signal: AbortSignal) =>
  api.get<PersonCustomers>(`${own}/people/${userId}/access`, { query: { size: 1 }, signal });

export const readCustomer = (customerId: string, signal: AbortSignal) =>
  api.get<CustomerRecord>(`${own}/customers/${customerId}/record`, { signal });

export const readPartners = (signal: AbortSignal) =>
  api.get<PartnersAccess>(`${own}/access/partners`, { signal });

export const readRefusal = (
  reason: string,
  query: { readonly operation: string | undefined; readonly customerId: string | undefined },
  signal: AbortSignal,
) => api.get<RefusalExplained>(`${own}/access/refusals/${encodeURIComponent(reason)}`, { query, signal });
