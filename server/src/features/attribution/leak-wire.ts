import type { CreditLeak, CreditMendings } from '../../../../contract/credit-leak.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { present } from '../../platform/http/index.ts';
import type { MendOutcome } from './leak-actions.ts';
import type { Leak } from './leak-model.ts';
import { earnsNothing } from './leak-rules.ts';

export function leakToWire(leak: Leak): CreditLeak {
  const { found, kind } = leak;
  return present({
    id: leak.subscriptionId,
    name: leak.name,
    offerName: leak.offerName,
    quantity: leak.quantity,
    customer: { id: leak.customerId, name: leak.customerName },
    kind,
    earnsNothing: earnsNothing(kind),
    onRecord: leak.onRecord,
    reseller: found && { tenantId: found.tenantId, name: found.name, partnerId: found.locationPartnerId },
    country: kind === 'other-country' ? found?.country : undefined,
    suggestion: leak.suggestion,
  }) as CreditLeak;
}

export function mendingToWire(
  { subscriptionId, reseller, failure }: MendOutcome,
  language: Language,
): CreditMendings['items'][number] {
  return {
    id: subscriptionId,
    done: failure === null,
    ...(reseller === null ? {} : { reseller }),
    ...(failure
      ? {
          failure: {
            errorName: failure.reason,
            description: sentenceOf(failure.reason, failure.parameters, language),
          },
        }
      : {}),
  };
}
