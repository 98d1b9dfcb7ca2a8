import { MoneyRegular, TagRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const marginPages: readonly FeaturePage[] = [
  {
    path: '/margins',
    operation: 'margin.list',
    component: () => import('./margins-page.tsx'),
    navigation: {
      label: { en: 'Margins', es: 'Márgenes', ru: 'Наценки' },
      icon: MoneyRegular,
      order: 61,
      kinds: ['indirect-provider'],
    },
  },
  {
    path: '/margins/resellers',
    operation: 'resalePriceList.preview',
    component: () => import('./preview-page.tsx'),
  },
  {
    path: '/price-lists',
    operation: 'resalePriceList.read',
    component: () => import('./own-prices-page.tsx'),
    navigation: {
      label: { en: 'Price lists', es: 'Listas de precios', ru: 'Прайс-листы' },
      icon: TagRegular,
      order: 61,
      kinds: ['indirect-reseller'],
    },
  },
];
