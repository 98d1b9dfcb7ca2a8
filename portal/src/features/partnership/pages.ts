import { BuildingShopRegular, PeopleTeamRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const partnershipPages: readonly FeaturePage[] = [
  {
    path: '/resellers',
    // Of the same people as the list itself, and of providers only.
    operation: 'partnership.invitation.list',
    component: () => import('./resellers-page.tsx'),
    navigation: {
      label: { en: 'Indirect resellers', es: 'Revendedores indirectos', ru: 'Непрямые посредники' },
      icon: PeopleTeamRegular,
      order: 30,
      kinds: ['indirect-provider'],
    },
  },
  {
    path: '/resellers/request',
    operation: 'partnership.invite',
    component: () => import('./request-page.tsx'),
  },
  {
    path: '/resellers/links',
    operation: 'partnership.invitation.list',
    component: () => import('./links-page.tsx'),
  },
  {
    path: '/providers',
    operation: 'partnership.list',
    component: () => import('./providers-page.tsx'),
    navigation: {
      label: { en: 'Indirect providers', es: 'Proveedores indirectos', ru: 'Непрямые поставщики' },
      icon: BuildingShopRegular,
      order: 30,
      kinds: ['indirect-reseller'],
    },
  },
  // Whoever is signed in reads who asks, and why they cannot accept where they cannot.
  { path: '/invitations/partnership/$token', component: () => import('./invitation-page.tsx') },
];
