import { ReceiptBagRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const purchasePages: readonly FeaturePage[] = [
  {
    path: '/purchases',
    operation: 'ownPurchase.list',
    component: () => import('./purchases-page.tsx'),
    navigation: {
      label: { en: 'Purchases', es: 'Compras', ru: 'Покупки' },
      icon: ReceiptBagRegular,
      order: 15,
    },
  },
];
