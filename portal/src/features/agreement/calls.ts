import type { Agreement, AgreementMetaData } from '../../../../contract/agreement.ts';
import type { CustomerRecord } from '../../../../contract/customer.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';

export type { Agreement };

/** Everything about customers is read again once an acceptance is recorded. */
export const customersKey = ['customers'] as const;

export interface AgreementFacts {
  readonly record: CustomerRecord;
  readonly agreements: readonly Agreement[];
  readonly directlySigned: boolean;
  readonly template: AgreementMetaData | undefined;
}

export async function readAgreementFacts(customerId: string, signal: AbortSignal): Promise<AgreementFacts> {
  const id = encodeURIComponent(customerId);
  const [record, agreements, direct, templates] = await Promise.all([
    api.get<CustomerRecord>(`/twotier/v1/customers/${id}/record`, { signal }),
    readAll<Agreement>(`/v1/customers/${id}/agreements`, { signal }),
    api.get<{ isSigned: boolean }>(`/v1/customers/${id}/directSignedMicrosoftCustomerAgreementStatus`, {
      signal,
    }),
    readAll<AgreementMetaData>('/v1/agreements', {
      signal,
      query: { agreementType: 'MicrosoftCustomerAgreement' },
    }),
  ]);
  const [template] = templates.toSorted((a, b) => b.versionRank - a.versionRank);
  return { record, agreements, directlySigned: direct.isSigned, template };
}

export interface Acceptance {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
  /** Calendar date. */
  readonly date: string;
}

export const recordAcceptance = (
  customerId: string,
  template: AgreementMetaData,
  given: Acceptance,
  ids: AttemptIds,
) =>
  api.post<Agreement>(
    `/v1/customers/${encodeURIComponent(customerId)}/agreements`,
    {
      primaryContact: {
        firstName: given.firstName,
        lastName: given.lastName,
        email: given.email,
        ...(given.phoneNumber.trim() ? { phoneNumber: given.phoneNumber } : {}),
      },
      dateAgreed: `${given.date}T00:00:00Z`,
      templateId: template.templateId,
      type: template.agreementType,
    },
    ids,
  );
