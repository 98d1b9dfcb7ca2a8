import { ShieldKeyholeRegular, ShieldPersonRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const delegationPages: readonly FeaturePage[] = [
  {
    path: '/admin-relationships',
    operation: 'delegation.list',
    component: () => import('./delegations-page.tsx'),
    navigation: {
      label: {
        en: 'Admin relationships',
        es: 'Relaciones de administración',
        ru: 'Административные отношения',
      },
      icon: ShieldKeyholeRegular,
      order: 35,
    },
  },
  {
    path: '/admin-relationships/new',
    operation: 'delegation.request',
    component: () => import('./new-page.tsx'),
  },
  {
    path: '/admin-relationships/ending',
    operation: 'delegation.report',
    component: () => import('./ending-page.tsx'),
  },
  {
    path: '/admin-relationships/legacy',
    operation: 'legacyAdmin.list',
    component: () => import('./legacy-page.tsx'),
  },
  {
    path: '/admin-relationships/legacy/move',
    operation: 'legacyAdmin.move',
    component: () => import('./move-page.tsx'),
  },
  {
    path: '/admin-relationships/legacy/moves/$moveId',
    operation: 'legacyAdmin.move',
    component: () => import('./move-progress-page.tsx'),
  },
  {
    path: '/admin-relationships/$delegationId',
    // Mail leads both sides here.
    operation: ['delegation.list', 'delegation.grant.list'],
    component: () => import('./delegation-page.tsx'),
  },
  {
    path: '/admin-relationships/$delegationId/edit',
    operation: 'delegation.request',
    component: () => import('./edit-page.tsx'),
  },
  {
    path: '/customers/$customerId/admin-relationships',
    operation: 'delegation.list',
    component: () => import('./of-customer-page.tsx'),
  },
  {
    path: '/customers/$customerId/services',
    operation: 'service.list',
    component: () => import('./services-page.tsx'),
  },
  {
    path: '/customers/$customerId/services/$serviceId',
    operation: 'service.list',
    component: () => import('./service-page.tsx'),
  },
  {
    path: '/admin-rights',
    operation: 'delegation.grant.list',
    component: () => import('./grants-page.tsx'),
    navigation: {
      label: { en: 'Admin rights', es: 'Permisos de administración', ru: 'Права администрирования' },
      icon: ShieldPersonRegular,
      order: 20,
      kinds: ['customer'],
    },
  },
  // Whoever is signed in reads who asks, and why they cannot approve where they cannot.
  { path: '/invitations/admin-rights/$token', component: () => import('./approval-page.tsx') },
];
