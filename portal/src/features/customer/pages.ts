import { BuildingMultipleRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const customerPages: readonly FeaturePage[] = [
  {
    path: '/customers',
    operation: 'customer.list',
    component: () => import('./customers-page.tsx'),
    navigation: {
      label: { en: 'Customers', es: 'Clientes', ru: 'Клиенты' },
      icon: BuildingMultipleRegular,
      order: 20,
    },
  },
  {
    path: '/customers/$customerId',
    operation: 'customer.read',
    component: () => import('./record-page.tsx'),
  },
  {
    path: '/customers/$customerId/account',
    operation: 'customer.billingProfile.update',
    component: () => import('./account/account-page.tsx'),
  },
];
