import type {
  IssuedValidationCode,
  QualificationOnPage,
  QualificationReview,
  QualificationsOnPage,
  ValidationCode,
} from '../../../../contract/qualification.ts';
import { type AttemptIds, api, type PageOf, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  IssuedValidationCode,
  QualificationOnPage,
  QualificationReview,
  QualificationsOnPage,
  ValidationCode,
};

const own = '/twotier/v1';

export const qualificationsKey = ['qualifications'] as const;
export const codesKey = ['validation-codes'] as const;

export const kinds = ['education', 'government', 'state-owned'] as const;
export type Kind = (typeof kinds)[number];

/** Names of the contract, which requests are made with. */
const contractNames: Readonly<Record<Kind, string>> = {
  education: 'Education',
  government: 'GovernmentCommunityCloud',
  'state-owned': 'StateOwnedEntity',
};

export const readQualifications = (customerId: string, signal: AbortSignal) =>
  api.get<QualificationsOnPage>(`${own}/customers/${encodeURIComponent(customerId)}/qualifications`, {
    signal,
  });

export const readOwnCodes = (signal: AbortSignal) =>
  api.get<readonly ValidationCode[]>('/v1/customers/all/validations', { signal });

export interface RequestEntries {
  readonly educationSegment: string;
  readonly website: string;
  readonly validationCode: string;
}

export const askFor = (customerId: string, kind: Kind, entries: RequestEntries, ids: AttemptIds) =>
  api.post(
    `/v1/customers/${encodeURIComponent(customerId)}/qualifications`,
    {
      qualification: contractNames[kind],
      ...(entries.educationSegment ? { educationSegment: entries.educationSegment } : {}),
      ...(entries.website.trim() ? { website: entries.website } : {}),
      ...(entries.validationCode ? { validationCode: entries.validationCode } : {}),
    },
    ids,
  );

// The operator

export const readWaiting = ({ size, cursor, signal }: TableRequest): Promise<PageOf<QualificationReview>> =>
  readPage(`${own}/qualifications`, { size, cursor, signal });

export const readDecided = (signal: AbortSignal) =>
  readAll<QualificationReview>(`${own}/qualifications`, { signal, query: { state: 'decided' } });

export const decide = (
  review: QualificationReview,
  decision: { readonly decision: 'approve' | 'deny'; readonly reason?: string },
  ids: AttemptIds,
) => api.post(`${own}/qualifications/${review.customerId}/${review.qualification}/decision`, decision, ids);

export const readCodes = (signal: AbortSignal) =>
  readAll<IssuedValidationCode>(`${own}/validationcodes`, { signal });

export interface NewCode {
  readonly partnerId: string;
  readonly code: string;
  readonly organizationName: string;
  readonly maxCreates?: number;
}

export const issueCode = (code: NewCode, ids: AttemptIds) => api.post(`${own}/validationcodes`, code, ids);
