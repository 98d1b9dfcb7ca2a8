import type { FeaturePage } from '../../shell/feature-page.ts';

export const selfPurchasePages: readonly FeaturePage[] = [
  {
    path: '/usage-rights/$serviceId/buy',
    operation: 'ownPurchase.read',
    component: () => import('./buy-page.tsx'),
  },
  {
    path: '/customers/$customerId/reservations',
    operation: 'reservation.list',
    component: () => import('./reservations-page.tsx'),
  },
];
