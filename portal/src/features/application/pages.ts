import { AppsListRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const applicationPages: readonly FeaturePage[] = [
  {
    path: '/settings/applications',
    operation: 'application.list',
    component: () => import('./applications-page.tsx'),
    navigation: {
      label: { en: 'Applications', es: 'Aplicaciones', ru: 'Приложения' },
      icon: AppsListRegular,
      order: 92,
      group: 'settings',
    },
  },
  {
    path: '/settings/applications/new',
    operation: 'application.create',
    component: () => import('./new-application-page.tsx'),
  },
  {
    path: '/settings/applications/$clientId',
    operation: 'application.list',
    component: () => import('./application-page.tsx'),
  },
];
