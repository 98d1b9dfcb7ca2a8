import { HeadsetRegular, PeopleTeamRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const relationshipPages: readonly FeaturePage[] = [
  {
    path: '/customers/request',
    operation: ['relationship.request', 'relationship.requestJointly'],
    component: () => import('./request-page.tsx'),
  },
  {
    path: '/customers/links',
    operation: 'relationship.link.list',
    component: () => import('./links-page.tsx'),
  },
  {
    path: '/customers/$customerId/relationship',
    operation: 'relationship.read',
    component: () => import('./relationship-page.tsx'),
  },
  {
    path: '/partners',
    operation: 'ownPartner.list',
    component: () => import('./own-partners-page.tsx'),
    navigation: {
      label: { en: 'Partners', es: 'Partners', ru: 'Партнёры' },
      icon: PeopleTeamRegular,
      order: 20,
      kinds: ['customer'],
    },
  },
  {
    path: '/support',
    operation: 'ownSupport.read',
    component: () => import('./support-page.tsx'),
    navigation: {
      label: { en: 'Support contacts', es: 'Contactos de soporte', ru: 'Контакты поддержки' },
      icon: HeadsetRegular,
      order: 30,
      kinds: ['customer'],
    },
  },
  // Whoever is signed in reads who asks, and why they cannot decide where they cannot.
  { path: '/invitations/relationship/$token', component: () => import('./invitation-page.tsx') },
];
