import { PulseRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const trafficPages: readonly FeaturePage[] = [
  {
    path: '/installation/health',
    operation: 'installation.read',
    component: () => import('./traffic-page.tsx'),
    navigation: {
      label: { en: 'Health', es: 'Estado', ru: 'Состояние' },
      icon: PulseRegular,
      order: 79,
    },
  },
];
