import type { FeaturePage } from '../../shell/feature-page.ts';

export const supportContactPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/support-contacts',
    operation: 'supportContact.candidate.list',
    component: () => import('./support-contacts-page.tsx'),
  },
  {
    path: '/support-contacts',
    operation: 'supportContact.flagged.list',
    component: () => import('./flagged-page.tsx'),
  },
];
