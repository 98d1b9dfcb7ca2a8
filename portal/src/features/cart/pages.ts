import type { FeaturePage } from '../../shell/feature-page.ts';

export const cartPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/subscriptions/new',
    operation: 'order.create',
    component: () => import('./add-page.tsx'),
  },
];
