import type {
  Feature,
  FeatureSwitchInput,
  Features,
  MarketRow,
} from '../../../../contract/feature-switch.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';

export type { Feature, FeatureSwitchInput, Features, MarketRow };
export type FeatureCloud = Feature['clouds'][number];

export const featuresKey = ['features'] as const;
export const marketsKey = ['market-settings'] as const;

export const readFeatures = (signal: AbortSignal) => api.get<Features>('/twotier/v1/features', { signal });

export const switchFeature = (feature: string, input: FeatureSwitchInput, ids: AttemptIds) =>
  api.put<Feature>(`/twotier/v1/features/${feature}`, input, ids);

export const readMarkets = (signal: AbortSignal) =>
  readAll<MarketRow>('/twotier/v1/marketsettings', { signal });

export const confirmForm = (country: string, confirmed: boolean, ids: AttemptIds) =>
  api.put<MarketRow>(`/twotier/v1/marketsettings/${country}/registration`, { confirmed }, ids);
