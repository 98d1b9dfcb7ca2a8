import { PlugConnectedRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const customerImportPages: readonly FeaturePage[] = [
  {
    path: '/customers/imports',
    operation: 'customer.import.read',
    component: () => import('./imports-page.tsx'),
  },
  {
    path: '/customers/imports/$importId',
    operation: 'customer.import.read',
    component: () => import('./import-page.tsx'),
  },
  {
    path: '/channels',
    operation: 'channelTie.list',
    component: () => import('./channels-page.tsx'),
    navigation: {
      label: { en: 'Other channels', es: 'Otros canales', ru: 'Другие каналы' },
      icon: PlugConnectedRegular,
      order: 42,
    },
  },
];
