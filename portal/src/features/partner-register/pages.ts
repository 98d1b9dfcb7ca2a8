import { PeopleTeamRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const partnerRegisterPages: readonly FeaturePage[] = [
  {
    path: '/register',
    operation: 'partnerRegister.read',
    component: () => import('./partners-page.tsx'),
    navigation: {
      label: { en: 'Partners', es: 'Partners', ru: 'Партнёры' },
      icon: PeopleTeamRegular,
      order: 11,
      kinds: ['operator'],
    },
  },
  {
    path: '/register/$tenantId',
    operation: 'partnerRegister.read',
    component: () => import('./partner-page.tsx'),
  },
];
