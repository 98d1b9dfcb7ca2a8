import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const verificationPages: readonly FeaturePage[] = [
  {
    path: '/verification',
    operation: 'verification.own.read',
    component: () => import('./own-page.tsx'),
    navigation: {
      label: { en: 'Verification', es: 'Verificación', ru: 'Проверка компании' },
      icon: ShieldCheckmarkRegular,
      order: 86,
    },
  },
  {
    path: '/verifications',
    operation: 'verification.queue.read',
    component: () => import('./queue-page.tsx'),
    navigation: {
      label: { en: 'Verifications', es: 'Verificaciones', ru: 'Проверки' },
      icon: ShieldCheckmarkRegular,
      order: 20,
    },
  },
  {
    path: '/verifications/$verificationId',
    operation: 'verification.queue.read',
    component: () => import('./verification-page.tsx'),
  },
];
