import { BuildingRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const customerRegisterPages: readonly FeaturePage[] = [
  {
    path: '/register/customers',
    operation: 'customerRegister.read',
    component: () => import('./customers-page.tsx'),
    navigation: {
      label: { en: 'Customers', es: 'Clientes', ru: 'Клиенты' },
      icon: BuildingRegular,
      order: 12,
      kinds: ['operator'],
    },
  },
  {
    path: '/register/customers/$tenantId',
    operation: 'customerRegister.read',
    component: () => import('./customer-page.tsx'),
  },
];
