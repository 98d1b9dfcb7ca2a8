import { MegaphoneRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

const label = { en: 'Announcements', es: 'Avisos', ru: 'Объявления' };

export const announcementPages: readonly FeaturePage[] = [
  {
    path: '/announcements',
    operation: 'announcement.list',
    component: () => import('./announcements-page.tsx'),
    navigation: {
      label,
      icon: MegaphoneRegular,
      order: 58,
      kinds: ['indirect-provider', 'indirect-reseller', 'direct-partner', 'customer'],
    },
  },
  {
    path: '/announcements/written',
    operation: 'announcement.written.list',
    component: () => import('./written-page.tsx'),
    navigation: { label, icon: MegaphoneRegular, order: 58, kinds: ['operator'] },
  },
  {
    path: '/announcements/new',
    operation: 'announcement.write',
    component: () => import('./write-page.tsx'),
  },
  {
    path: '/announcements/written/$announcementId',
    operation: 'announcement.write',
    component: () => import('./write-page.tsx'),
  },
];
