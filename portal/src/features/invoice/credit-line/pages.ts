import { WalletCreditCardRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../../shell/feature-page.ts';

export const creditLinePages: readonly FeaturePage[] = [
  {
    path: '/credit-limit',
    operation: 'invoice.list',
    component: () => import('./credit-line-page.tsx'),
    navigation: {
      label: { en: 'Credit limit', es: 'Límite de crédito', ru: 'Кредитный лимит' },
      icon: WalletCreditCardRegular,
      order: 51,
    },
  },
];
