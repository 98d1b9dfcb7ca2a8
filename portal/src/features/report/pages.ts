import { DataTrendingRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const reportPages: readonly FeaturePage[] = [
  {
    path: '/reports',
    operation: 'report.subscription.read',
    component: () => import('./sales-page.tsx'),
    navigation: {
      label: { en: 'Reports', es: 'Informes', ru: 'Отчёты' },
      icon: DataTrendingRegular,
      order: 53,
    },
  },
  {
    path: '/reports/customers',
    operation: 'report.subscription.read',
    component: () => import('./customers-page.tsx'),
  },
  {
    path: '/reports/resellers',
    operation: 'report.reseller.read',
    component: () => import('./resellers-page.tsx'),
  },
];
