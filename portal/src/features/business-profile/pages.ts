import { BuildingShopRegular, SearchInfoRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const businessProfilePages: readonly FeaturePage[] = [
  {
    path: '/business-profile',
    operation: 'businessProfile.read',
    component: () => import('./profile-page.tsx'),
    navigation: {
      label: { en: 'Business profile', es: 'Perfil de empresa', ru: 'Профиль компании' },
      icon: BuildingShopRegular,
      order: 52,
    },
  },
  {
    path: '/find-partner',
    component: () => import('./finder-page.tsx'),
    navigation: {
      label: { en: 'Find a partner', es: 'Buscar un partner', ru: 'Найти партнёра' },
      icon: SearchInfoRegular,
      order: 60,
      kinds: ['customer'],
    },
  },
];

/** Open to everybody (C6). */
export const partnerFinderPublicPages = [
  { path: '/partner-finder', component: () => import('./public-finder-page.tsx') },
] as const;
