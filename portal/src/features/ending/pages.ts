import type { FeaturePage } from '../../shell/feature-page.ts';

export const endingPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/ending',
    operation: 'ending.read',
    component: () => import('./ending-page.tsx'),
  },
  {
    path: '/customers/endings',
    operation: 'ending.plan.list',
    component: () => import('./planned-endings-page.tsx'),
  },
  {
    path: '/customers/former',
    operation: 'formerCustomer.list',
    component: () => import('./former-customers-page.tsx'),
  },
  {
    path: '/customers/former/$customerId',
    operation: 'formerCustomer.list',
    component: () => import('./former-customer-page.tsx'),
  },
];
