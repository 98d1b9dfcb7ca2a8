import { readAll } from '../../api/index.ts';

/** What a country's form asks for. */
export interface MarketForm {
  readonly country: string;
  readonly name: string;
  readonly defaultCulture: string;
  readonly defaultLanguage: string;
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
  readonly stateRequired: boolean;
  readonly states: readonly { readonly code: string; readonly name: string }[];
  readonly postalCodeRequired: boolean;
  readonly postalCodePattern?: string;
  readonly postalCodeSample?: string;
  readonly cityRequired: boolean;
  readonly phoneRequired: boolean;
  readonly callingCodes: readonly string[];
  readonly registration: {
    readonly use: 'required' | 'optional' | 'notUsed';
    readonly kind: string;
    readonly form?: string;
    readonly sample?: string;
    readonly note: string;
  };
}

export const marketsKey = ['markets'] as const;
export const readMarkets = (signal: AbortSignal) => readAll<MarketForm>('/twotier/v1/markets', { signal });

export interface CheckedAddress {
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
}
