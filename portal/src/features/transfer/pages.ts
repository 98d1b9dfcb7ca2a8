import { ArrowSwapRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const transferPages: readonly FeaturePage[] = [
  {
    path: '/transfers',
    operation: 'transfer.list',
    component: () => import('./transfers-page.tsx'),
    navigation: {
      label: { en: 'Transfers', es: 'Traspasos', ru: 'Передачи' },
      icon: ArrowSwapRegular,
      order: 45,
    },
  },
  {
    path: '/transfers/$transferId',
    operation: 'transfer.list',
    component: () => import('./transfer-page.tsx'),
  },
  {
    path: '/customers/$customerId/transfers',
    operation: 'transfer.list',
    component: () => import('./of-customer-page.tsx'),
  },
  {
    path: '/customers/$customerId/transfers/new',
    operation: 'transfer.request',
    component: () => import('./request-page.tsx'),
  },
];
