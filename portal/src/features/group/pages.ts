import type { FeaturePage } from '../../shell/feature-page.ts';

export const groupPages: readonly FeaturePage[] = [
  { path: '/groups', operation: 'group.list', component: () => import('./groups-page.tsx') },
  { path: '/groups/$groupId', operation: 'group.list', component: () => import('./group-page.tsx') },
];
