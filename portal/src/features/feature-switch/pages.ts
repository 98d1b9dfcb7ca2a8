import { GlobeRegular, ToggleLeftRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const featureSwitchPages: readonly FeaturePage[] = [
  {
    path: '/settings/features',
    operation: 'feature.list',
    component: () => import('./features-page.tsx'),
    navigation: {
      label: { en: 'Clouds and features', es: 'Nubes y funciones', ru: 'Облака и функции' },
      icon: ToggleLeftRegular,
      order: 82,
      group: 'settings',
    },
  },
  {
    path: '/settings/markets',
    operation: 'marketSetting.list',
    component: () => import('./markets-page.tsx'),
    navigation: {
      label: { en: 'Markets', es: 'Mercados', ru: 'Рынки' },
      icon: GlobeRegular,
      order: 83,
      group: 'settings',
    },
  },
];
