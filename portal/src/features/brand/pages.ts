import { PaintBrushRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const brandPages: readonly FeaturePage[] = [
  {
    path: '/settings/branding',
    operation: 'brand.change',
    component: () => import('./brand-page.tsx'),
    navigation: {
      label: { en: 'Branding', es: 'Imagen de marca', ru: 'Оформление' },
      icon: PaintBrushRegular,
      order: 81,
      group: 'settings',
    },
  },
];
