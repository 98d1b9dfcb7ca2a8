import type { FeaturePage } from '../../shell/feature-page.ts';

export const onboardingPages: readonly FeaturePage[] = [
  {
    path: '/customers/new',
    operation: 'customer.create',
    component: () => import('./new-customer-page.tsx'),
  },
];
