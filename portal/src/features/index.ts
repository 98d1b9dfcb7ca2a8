import type { FeaturePage } from '../shell/feature-page.ts';

/** Every page of the portal behind sign-in. A new page is a new entry here. */
export const featurePages: readonly FeaturePage[] = [];
