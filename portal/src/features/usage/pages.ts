import { GaugeRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const usagePages: readonly FeaturePage[] = [
  {
    path: '/usage-meters',
    operation: 'usageMeter.list',
    component: () => import('./meter/meters-page.tsx'),
    navigation: {
      label: { en: 'Usage rates', es: 'Tarifas de uso', ru: 'Ставки использования' },
      icon: GaugeRegular,
      order: 62,
      kinds: ['operator'],
    },
  },
  {
    path: '/usage-meters/$meterId',
    operation: 'usageMeter.list',
    component: () => import('./meter/meter-page.tsx'),
  },
];
