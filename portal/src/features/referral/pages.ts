import { HandshakeRegular, MailInboxArrowUpRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const referralPages: readonly FeaturePage[] = [
  {
    path: '/referrals',
    operation: 'referral.list',
    component: () => import('./referrals-page.tsx'),
    navigation: {
      label: { en: 'Referrals', es: 'Referencias', ru: 'Рекомендации' },
      icon: HandshakeRegular,
      order: 51,
    },
  },
  {
    path: '/referrals/pass',
    operation: 'referral.pass',
    component: () => import('./pass-page.tsx'),
  },
  {
    path: '/referrals/sent',
    operation: 'referral.sent',
    component: () => import('./sent-page.tsx'),
    navigation: {
      label: { en: 'Inquiries sent', es: 'Consultas enviadas', ru: 'Отправленные запросы' },
      icon: MailInboxArrowUpRegular,
      order: 61,
      kinds: ['customer'],
    },
  },
  {
    path: '/referrals/$referralId',
    operation: 'referral.list',
    component: () => import('./referral-page.tsx'),
  },
  {
    path: '/find-partner/$partnerId/ask',
    operation: 'referral.send',
    component: () => import('./ask-page.tsx'),
  },
];
