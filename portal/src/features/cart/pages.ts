import type { FeaturePage } from '../../shell/feature-page.ts';

export const cartPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/subscriptions/new',
    operation: 'order.create',
    component: () => import('./add-page.tsx'),
  },
  {
    path: '/customers/$customerId/carts',
    operation: 'cart.read',
    component: () => import('./carts-page.tsx'),
  },
  {
    path: '/customers/$customerId/carts/$cartId',
    operation: 'cart.read',
    component: () => import('./cart-page.tsx'),
  },
];
