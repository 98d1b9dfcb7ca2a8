import { DataUsageRegular, ReceiptMoneyRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const invoicePages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/billing',
    operation: 'customer.charge.read',
    component: () => import('./customer-billing-page.tsx'),
  },
  {
    path: '/billing/customers',
    operation: 'customer.charge.list',
    component: () => import('./customer-totals-page.tsx'),
    navigation: {
      label: { en: 'What to bill', es: 'Qué facturar', ru: 'Что выставлять' },
      icon: ReceiptMoneyRegular,
      order: 50,
    },
  },
  {
    path: '/usage-costs',
    operation: 'ownUsageCost.read',
    component: () => import('./own-usage-costs-page.tsx'),
    navigation: {
      label: { en: 'Usage costs', es: 'Costes de uso', ru: 'Затраты на использование' },
      icon: DataUsageRegular,
      order: 50,
    },
  },
];
