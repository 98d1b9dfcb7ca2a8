import { BoxMultipleRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const catalogPages: readonly FeaturePage[] = [
  {
    path: '/catalog',
    operation: 'catalog.browse',
    component: () => import('./catalog-page.tsx'),
    navigation: {
      label: { en: 'Catalog', es: 'Catálogo', ru: 'Каталог' },
      icon: BoxMultipleRegular,
      order: 60,
      kinds: ['operator', 'indirect-provider', 'indirect-reseller', 'direct-partner'],
    },
  },
  {
    path: '/catalog/prices',
    operation: 'priceList.read',
    component: () => import('./price/prices-page.tsx'),
  },
  {
    path: '/catalog/promotions',
    operation: 'promotion.browse',
    component: () => import('./promotion/promotions-page.tsx'),
  },
  {
    path: '/catalog/rules',
    operation: 'saleRule.list',
    component: () => import('./rule/rules-page.tsx'),
  },
  {
    path: '/catalog/products/$productId/$skuId',
    operation: 'catalog.sku.read',
    component: () => import('./upkeep/sku-page.tsx'),
  },
  {
    path: '/catalog/imports',
    operation: 'catalog.import.read',
    component: () => import('./imports-page.tsx'),
  },
  {
    path: '/catalog/imports/$importId',
    operation: 'catalog.import.read',
    component: () => import('./import-page.tsx'),
  },
];
