import type {
  ConfirmedEnrollment,
  EnrollmentCheck,
  EnrollmentDetails,
  EnrollmentMade,
  EnrollmentStatus,
  EnrollmentToConfirm,
} from '../../../../contract/enrollment.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';

export type { EnrollmentCheck, EnrollmentDetails, EnrollmentMade, EnrollmentStatus, EnrollmentToConfirm };

const root = '/twotier/v1/enrollments';

/** What a country's form asks for. */
export interface MarketForm {
  readonly country: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
  readonly defaultCulture: string;
  readonly states: readonly { readonly code: string; readonly name: string }[];
  readonly stateRequired: boolean;
  readonly postalCodeRequired: boolean;
  readonly postalCodeSample?: string;
  readonly cityRequired: boolean;
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
  readonly registration: {
    readonly use: 'required' | 'optional' | 'notUsed';
    readonly kind: string;
    readonly sample?: string;
    readonly note: string;
  };
}

export const readMarkets = (signal: AbortSignal) => readAll<MarketForm>(`${root}/markets`, { signal });

export const checkEnrollment = (details: EnrollmentDetails, signal: AbortSignal) =>
  api.post<EnrollmentCheck>(`${root}/check`, details, { signal });

export const enroll = (
  sent: { readonly details: EnrollmentDetails; readonly password: string; readonly statementsTrue: boolean },
  ids: AttemptIds,
) => api.post<EnrollmentMade>(root, sent, ids);

export const readStatus = (token: string) => api.post<EnrollmentStatus>(`${root}/status`, { token });

export const sendLink = (sent: { readonly token: string; readonly email: string }, ids: AttemptIds) =>
  api.post<EnrollmentStatus>(`${root}/link`, sent, ids);

export const readToConfirm = (token: string) =>
  api.post<EnrollmentToConfirm>(`${root}/confirmation/preview`, { token });

export const confirm = (sent: { readonly token: string; readonly domain?: string }, ids: AttemptIds) =>
  api.post<ConfirmedEnrollment>(`${root}/confirmation`, sent, ids);

export const confirmAddress = (token: string, ids: AttemptIds) =>
  api.post<{ readonly companyName: string; readonly email: string }>(
    '/twotier/v1/verifications/address',
    { token },
    ids,
  );

const keptAs = 'twotier-enrollment';

/** The browser keeps the way back to an enrollment until it is done. */
export const keptToken = (): string | null => localStorage.getItem(keptAs);
export const keepToken = (token: string): void => localStorage.setItem(keptAs, token);
