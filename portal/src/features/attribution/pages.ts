import { RibbonRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const attributionPages: readonly FeaturePage[] = [
  {
    path: '/credit',
    operation: 'credit.read',
    component: () => import('./ledger-page.tsx'),
    navigation: {
      label: { en: 'Credit', es: 'Crédito', ru: 'Вознаграждение' },
      icon: RibbonRegular,
      order: 52,
    },
  },
  {
    path: '/credit/leaks',
    operation: 'attribution.leak.list',
    component: () => import('./leaks/leaks-page.tsx'),
  },
];
