import { MailRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const mailPages: readonly FeaturePage[] = [
  {
    path: '/outbox',
    operation: 'mail.list',
    component: () => import('./outbox-page.tsx'),
    navigation: {
      label: { en: 'Outbox', es: 'Bandeja de salida', ru: 'Исходящие' },
      icon: MailRegular,
      order: 80,
    },
  },
];
