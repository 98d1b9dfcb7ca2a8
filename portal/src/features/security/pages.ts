import { ShieldErrorRegular, ShieldKeyholeRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const securityPages: readonly FeaturePage[] = [
  {
    path: '/account/security',
    operation: 'account.security.read',
    component: () => import('./security-page.tsx'),
    navigation: {
      label: { en: 'Sign-in and security', es: 'Inicio de sesión y seguridad', ru: 'Вход и безопасность' },
      icon: ShieldKeyholeRegular,
      order: 95,
      group: 'settings',
    },
  },
  {
    path: '/second-factors',
    operation: 'mfaAdoption.read',
    component: () => import('./adoption-page.tsx'),
    navigation: {
      label: { en: 'Second factors', es: 'Segundos factores', ru: 'Второй фактор входа' },
      icon: ShieldErrorRegular,
      order: 21,
      group: 'settings',
    },
  },
  {
    path: '/account/security/authenticator',
    operation: 'account.factor.add',
    component: () => import('./authenticator-page.tsx'),
  },
  {
    path: '/account/security/passkey',
    operation: 'account.factor.add',
    component: () => import('./passkey-page.tsx'),
  },
];
