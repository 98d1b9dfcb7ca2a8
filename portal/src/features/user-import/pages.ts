import type { FeaturePage } from '../../shell/feature-page.ts';

export const userImportPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/users/imports',
    operation: 'customerUser.import.read',
    component: () => import('./imports-page.tsx'),
  },
  {
    path: '/customers/$customerId/users/imports/$importId',
    operation: 'customerUser.import.read',
    component: () => import('./import-page.tsx'),
  },
];
