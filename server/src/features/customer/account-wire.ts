import type { BillingProfileCheck, BillingProfileUpdate } from '../../../../contract/customer.ts';
import type { Language } from '../../errors/sentence.ts';
import type { AddressVerdict, LocatedProblem } from '../market/index.ts';
import { addressAnswer, problemText, readAddress } from '../market/index.ts';
import { fieldOf } from './account-actions.ts';
import type { BillToDraft } from './account-rules.ts';

export function billToFromWire(body: BillingProfileUpdate): BillToDraft {
  const address = body.defaultAddress ?? {};
  return {
    companyName: body.companyName,
    email: body.email,
    culture: body.culture,
    language: body.language,
    // Some clients name the contact on the profile, some on its address.
    address: readAddress({
      ...address,
      firstName: body.firstName ?? address.firstName,
      lastName: body.lastName ?? address.lastName,
    }),
  };
}

export function billToCheckToWire(
  found: { readonly problems: readonly LocatedProblem[]; readonly verdict: AddressVerdict | null },
  language: Language,
): BillingProfileCheck {
  const { problems, verdict } = found;
  return {
    problems: problems.map(({ path, problem }) => ({
      field: fieldOf(`${path}.${problem.field}`),
      code: problem.code,
      severity: problem.severity,
      message: problemText(problem, language),
    })),
    ...(verdict
      ? { addressStatus: verdict.status, suggestedAddresses: verdict.suggestions.map(addressAnswer) }
      : {}),
  };
}
