import { FlashFlowRegular, PlugConnectedRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const webhookPages: readonly FeaturePage[] = [
  {
    path: '/settings/webhooks',
    operation: 'webhook.read',
    component: () => import('./webhooks-page.tsx'),
    navigation: {
      label: { en: 'Webhooks', es: 'Webhooks', ru: 'Вебхуки' },
      icon: PlugConnectedRegular,
      order: 93,
      group: 'settings',
    },
  },
  {
    path: '/settings/webhooks/new',
    operation: 'webhook.register',
    component: () => import('./new-webhook-page.tsx'),
  },
  {
    path: '/settings/webhooks/$webhookId',
    operation: 'webhook.read',
    component: () => import('./webhook-page.tsx'),
  },
  {
    path: '/settings/events',
    operation: 'webhook.read',
    component: () => import('./events-page.tsx'),
    navigation: {
      label: { en: 'Events', es: 'Eventos', ru: 'События' },
      icon: FlashFlowRegular,
      order: 94,
      group: 'settings',
    },
  },
];
