import type {
  AgreementPublication,
  AgreementSigning,
  AgreementVersion,
  OwnPartnerAgreement,
} from '../../../../contract/partner-agreement.ts';
import { type AttemptIds, api, download, readAll } from '../../api/index.ts';

export type { AgreementPublication, AgreementSigning, AgreementVersion, OwnPartnerAgreement };

const root = '/twotier/v1/partneragreements';
export const agreementKey = ['partner-agreement'] as const;

export const readOwn = (signal: AbortSignal) => api.get<OwnPartnerAgreement>(`${root}/own`, { signal });

export interface AgreementText {
  readonly version: number;
  readonly title: string;
  readonly clauses: readonly { readonly heading: string; readonly text: string }[];
}
export const readText = (version: number, signal: AbortSignal) =>
  api.get<AgreementText>(`${root}/${version}`, { signal });

export const sign = (sent: AgreementSigning, ids: AttemptIds) =>
  api.post<OwnPartnerAgreement>(`${root}/own/signature`, sent, ids);

export const saveDocument = (version: number) =>
  download(`${root}/${version}/document`, `partner-agreement-${version}.html`);

export const readVersions = (signal: AbortSignal) => readAll<AgreementVersion>(root, { signal });

export const publish = (sent: AgreementPublication, ids: AttemptIds) =>
  api.post<{ readonly version: number }>(root, sent, ids);
