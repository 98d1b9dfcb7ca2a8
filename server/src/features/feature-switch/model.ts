import type { Cloud, FeatureSwitch } from '../../access/caller.ts';

export const clouds: readonly Cloud[] = ['global', 'us-government', 'germany'];

export interface StoredSwitch extends FeatureSwitch {
  readonly cloud: Cloud;
}

/** `preset`: as the product has it, or for a region as its cloud has it. */
export type WantedState = 'preset' | 'on' | 'off';

export interface WantedSwitch {
  readonly feature: string;
  readonly cloud: Cloud;
  /** Empty: the whole cloud. */
  readonly region: string;
  readonly state: WantedState;
}
