import type {
  AgreementPublication,
  AgreementSigning,
  AgreementVersion,
  OwnPartnerAgreement,
  PaperSignature,
} from '../../../../contract/partner-agreement.ts';
import { type AttemptIds, api, contentAsBase64, download, readAll } from '../../api/index.ts';

export type { AgreementPublication, AgreementSigning, AgreementVersion, OwnPartnerAgreement, PaperSignature };

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

const ofPartner = (tenantId: string) => `${root}/ofpartner/${encodeURIComponent(tenantId)}`;

export const readOfPartner = (tenantId: string, signal: AbortSignal) =>
  api.get<OwnPartnerAgreement>(ofPartner(tenantId), { signal });

export interface PaperToRecord extends Omit<PaperSignature, 'fileName' | 'contentBase64'> {
  readonly tenantId: string;
  readonly file: File;
}

export const recordPaper = async ({ tenantId, file, ...sent }: PaperToRecord, ids: AttemptIds) =>
  api.post<void>(
    `${ofPartner(tenantId)}/papersignature`,
    { ...sent, fileName: file.name, contentBase64: await contentAsBase64(file) },
    ids,
  );

/** The signed paper, of the own company or, for the vendor, of a partner. */
export const savePaper = (version: number, name: string, tenantId?: string) =>
  download(`${tenantId === undefined ? `${root}/own` : ofPartner(tenantId)}/papers/${version}`, name);

export const paperBytesMax = 5 * 1024 * 1024;
