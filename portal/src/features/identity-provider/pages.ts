import { BuildingPeopleRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const identityProviderPages: readonly FeaturePage[] = [
  {
    path: '/settings/sign-in',
    operation: 'identityProvider.read',
    component: () => import('./provider-page.tsx'),
    navigation: {
      label: { en: 'Company sign-in', es: 'Inicio de sesión de empresa', ru: 'Вход через компанию' },
      icon: BuildingPeopleRegular,
      order: 93,
      group: 'settings',
    },
  },
];
