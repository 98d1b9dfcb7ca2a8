import { LocationRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const locationPages: readonly FeaturePage[] = [
  {
    path: '/locations',
    operation: 'location.list',
    component: () => import('./locations-page.tsx'),
    navigation: {
      label: { en: 'Locations and IDs', es: 'Ubicaciones e identificadores', ru: 'Местоположения и номера' },
      icon: LocationRegular,
      order: 88,
    },
  },
];
