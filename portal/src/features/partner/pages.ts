import { BuildingRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const partnerPages: readonly FeaturePage[] = [
  {
    path: '/company',
    operation: 'partnerProfile.organization.read',
    component: () => import('./organization-page.tsx'),
    navigation: {
      label: { en: 'Company details', es: 'Datos de la empresa', ru: 'Сведения о компании' },
      icon: BuildingRegular,
      order: 86,
    },
  },
  {
    path: '/company/legal',
    operation: 'partnerProfile.legal.read',
    component: () => import('./legal-page.tsx'),
  },
  {
    path: '/company/support',
    operation: 'partnerProfile.support.read',
    component: () => import('./support-page.tsx'),
  },
  {
    path: '/company/security',
    operation: 'partnerProfile.security.read',
    component: () => import('./security-page.tsx'),
  },
  {
    path: '/company/billing',
    operation: 'partnerProfile.billing.read',
    component: () => import('./billing-page.tsx'),
  },
];
