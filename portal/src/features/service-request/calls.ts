import type {
  OperatorAct,
  OwnChange,
  PhoneCall,
  ServiceRequestItem,
  ServiceRequestQuestion,
  ServiceRequestWhole,
  SupportOptions,
} from '../../../../contract/service-request.ts';
import { type AttemptIds, api, contentAsBase64, download, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  OperatorAct,
  OwnChange,
  PhoneCall,
  ServiceRequestItem,
  ServiceRequestQuestion,
  ServiceRequestWhole,
  SupportOptions,
};

/** Whose desk the request lies on: paths differ, what is shown does not. */
export type Desk = 'partner' | 'operator';

const roots: Readonly<Record<Desk, string>> = {
  partner: '/twotier/v1/servicerequests',
  operator: '/twotier/v1/servicequeue',
};
const ofCustomer = (customerId: string) => `/twotier/v1/customers/${customerId}/servicerequests`;

export const requestsKey = ['service-requests'] as const;
export const requestKey = (desk: Desk, id: string) => [...requestsKey, desk, id] as const;

export const readRequests = (
  desk: Desk,
  { size, cursor, filters, signal }: TableRequest,
  more: Readonly<Record<string, string>> = {},
): Promise<PageOf<ServiceRequestItem>> =>
  readPage(roots[desk], { size, cursor, signal, query: { ...filters, ...more } });

export const readRequest = (desk: Desk, id: string, signal: AbortSignal) =>
  api.get<ServiceRequestWhole>(`${roots[desk]}/${id}`, { signal });

/** For a customer, for the portal or for a call: what can be chosen. */
export const readOptions = (from: { readonly customerId: string } | Desk, signal: AbortSignal) =>
  api.get<SupportOptions>(`${typeof from === 'string' ? roots[from] : ofCustomer(from.customerId)}/options`, {
    signal,
  });

export const openForCustomer = (customerId: string, input: ServiceRequestQuestion, ids: AttemptIds) =>
  api.post<ServiceRequestWhole>(ofCustomer(customerId), input, ids);

export const askOperator = (input: ServiceRequestQuestion, ids: AttemptIds) =>
  api.post<ServiceRequestWhole>(roots.partner, input, ids);

export const recordCall = (input: PhoneCall, ids: AttemptIds) =>
  api.post<ServiceRequestWhole>(roots.operator, input, ids);

export const changeRequest = (id: string, input: OwnChange, ids: AttemptIds) =>
  api.patch<ServiceRequestWhole>(`${roots.partner}/${id}`, input, ids);

export const handleRequest = (id: string, input: OperatorAct, ids: AttemptIds) =>
  api.post<ServiceRequestWhole>(`${roots.operator}/${id}/handling`, input, ids);

export async function addFile(desk: Desk, id: string, file: File) {
  const contentBase64 = await contentAsBase64(file);
  return api.post<ServiceRequestWhole>(`${roots[desk]}/${id}/files`, { fileName: file.name, contentBase64 });
}

export const saveFile = (desk: Desk, id: string, file: { readonly id: string; readonly name: string }) =>
  download(`${roots[desk]}/${id}/files/${file.id}`, file.name);
