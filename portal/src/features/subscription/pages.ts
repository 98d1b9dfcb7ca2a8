import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const subscriptionPages: readonly FeaturePage[] = [
  {
    path: '/subscriptions/decisions',
    operation: 'subscription.decision.list',
    component: () => import('./decisions-page.tsx'),
    navigation: {
      label: { en: 'Renewals to decide', es: 'Renovaciones por decidir', ru: 'Решения о продлении' },
      icon: ArrowRepeatAllRegular,
      order: 25,
    },
  },
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
