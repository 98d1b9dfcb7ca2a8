import { ShieldErrorRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

const label = {
  en: 'Fraud alerts',
  es: 'Alertas de fraude',
  ru: 'Предупреждения о мошенничестве',
};

export const fraudAlertPages: readonly FeaturePage[] = [
  {
    path: '/fraud-alerts',
    operation: ['fraudAlert.list', 'fraudAlert.watch'],
    component: () => import('./alerts-page.tsx'),
    navigation: { label, icon: ShieldErrorRegular, order: 57 },
  },
  {
    path: '/fraud-alerts/new',
    operation: 'fraudAlert.raise',
    component: () => import('./raise-page.tsx'),
  },
];
