import { KeyMultipleRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const usageAccessPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/usage',
    operation: 'usageRole.read',
    component: () => import('./of-customer-page.tsx'),
  },
  {
    path: '/customers/$customerId/usage/$serviceId',
    operation: 'usageRole.read',
    component: () => import('./usage-page.tsx'),
  },
  {
    path: '/usage-rights',
    operation: 'ownUsageRole.read',
    component: () => import('./own-list-page.tsx'),
    navigation: {
      label: { en: 'Usage subscriptions', es: 'Suscripciones de uso', ru: 'Подписки по использованию' },
      icon: KeyMultipleRegular,
      order: 45,
    },
  },
  {
    path: '/usage-rights/$serviceId',
    operation: 'ownUsageRole.read',
    component: () => import('./own-usage-page.tsx'),
  },
];
