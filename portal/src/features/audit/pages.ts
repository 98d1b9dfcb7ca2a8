import { HistoryRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const auditPages: readonly FeaturePage[] = [
  {
    path: '/activity',
    operation: 'audit.list',
    component: () => import('./activity-page.tsx'),
    navigation: {
      label: { en: 'Activity log', es: 'Registro de actividad', ru: 'Журнал действий' },
      icon: HistoryRegular,
      order: 90,
      group: 'settings',
    },
  },
  {
    path: '/installation/activity',
    operation: 'installationAudit.read',
    component: () => import('./installation-page.tsx'),
    navigation: {
      label: { en: 'Activity log', es: 'Registro de actividad', ru: 'Журнал действий' },
      icon: HistoryRegular,
      order: 90,
      kinds: ['operator'],
      group: 'settings',
    },
  },
];
