import type { FeaturePage } from '../../shell/feature-page.ts';

export const entitlementPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/software',
    operation: 'software.list',
    component: () => import('./software-page.tsx'),
  },
];
