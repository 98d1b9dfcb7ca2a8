import type {
  OwnVerification,
  OwnVerifications,
  QueuedVerification,
  VerificationDecision,
  VerificationWhole,
} from '../../../../contract/verification.ts';
import { type AttemptIds, api, contentAsBase64, download, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  OwnVerification,
  OwnVerifications,
  QueuedVerification,
  VerificationDecision,
  VerificationWhole,
};

const root = '/twotier/v1/verifications';
export const verificationKey = ['verification'] as const;
export const fileBytesMax = 5 * 1024 * 1024;

export const readOwn = (signal: AbortSignal) => api.get<OwnVerifications>(`${root}/own`, { signal });

export const answer = (sent: { readonly id: string; readonly text: string }, ids: AttemptIds) =>
  api.post<OwnVerifications>(`${root}/own/${sent.id}/answer`, { text: sent.text }, ids);

export async function addDocument(id: string, file: File) {
  const contentBase64 = await contentAsBase64(file);
  return api.post<OwnVerifications>(`${root}/own/${id}/files`, { fileName: file.name, contentBase64 });
}

export const sendLink = (id: string, ids: AttemptIds) => api.post(`${root}/own/${id}/link`, {}, ids);

/** Whose page shows it: addresses differ. */
export type Desk = 'own' | 'operator';

export const saveDocument = (desk: Desk, id: string, file: { readonly id: string; readonly name: string }) =>
  download(`${root}${desk === 'own' ? '/own' : ''}/${id}/files/${file.id}`, file.name);

export const readQueue = ({
  size,
  cursor,
  signal,
  filters,
}: TableRequest): Promise<PageOf<QueuedVerification>> =>
  readPage(root, { size, cursor, signal, query: { ...filters } });

export const readVerification = (id: string, signal: AbortSignal) =>
  api.get<VerificationWhole>(`${root}/${encodeURIComponent(id)}`, { signal });

export const decide = (sent: VerificationDecision & { readonly id: string }, ids: AttemptIds) => {
  const { id, ...decision } = sent;
  return api.post<VerificationWhole>(`${root}/${id}/decision`, decision, ids);
};
