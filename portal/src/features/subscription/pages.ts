import type { FeaturePage } from '../../shell/feature-page.ts';

export const subscriptionPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/subscriptions',
    operation: 'subscription.list',
    component: () => import('./subscriptions-page.tsx'),
  },
  {
    path: '/customers/$customerId/subscriptions/$subscriptionId',
    operation: 'subscription.read',
    component: () => import('./subscription-page.tsx'),
  },
];
