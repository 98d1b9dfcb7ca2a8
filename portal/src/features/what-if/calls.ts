import type { WhatIfAnswer } from '../../../../contract/what-if.ts';
import { api } from '../../api/index.ts';

export type { WhatIfAnswer };

/** What might be done, and to whom. */
export type WhatIfQuestion = { readonly customerId?: string; readonly partnerId?: string } & (
  | {
      readonly event:
        | 'end-relationship'
        | 'remove-partnership'
        | 'withdraw-work-account'
        | 'remove-legacy-admin';
    }
  | { readonly event: 'end-grant'; readonly grantId: string }
  | { readonly event: 'unmap-group'; readonly grantId: string; readonly groupId: string }
  | { readonly event: 'remove-service-admin'; readonly service: string }
);

export const whatIfKey = ['what-if'] as const;

export const readWhatIf = (question: WhatIfQuestion, signal: AbortSignal) =>
  api.get<WhatIfAnswer>('/twotier/v1/what-if', { query: { ...question }, signal });
