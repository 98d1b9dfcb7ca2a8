import type { FeaturePage } from '../../shell/feature-page.ts';

export const agreementPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/agreement',
    operation: 'agreement.list',
    component: () => import('./agreement-page.tsx'),
  },
];
