import {
  MoneyOffRegular,
  PeopleTeamRegular,
  PersonKeyRegular,
  PersonSupportRegular,
} from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const userPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/users',
    operation: 'customerUser.list',
    component: () => import('./users-page.tsx'),
  },
  {
    path: '/customers/$customerId/users/new',
    operation: 'customerUser.create',
    component: () => import('./new-user-page.tsx'),
  },
  {
    path: '/customers/$customerId/users/deleted',
    operation: 'customerUser.list',
    component: () => import('./deleted-users-page.tsx'),
  },
  {
    path: '/customers/$customerId/users/$userId',
    operation: 'customerUser.read',
    component: () => import('./user-page.tsx'),
  },
  {
    path: '/customers/$customerId/users/consents',
    operation: 'applicationConsent.list',
    component: () => import('./consents-page.tsx'),
  },
  {
    path: '/customers/$customerId/licenses',
    operation: 'license.read',
    component: () => import('./licenses-page.tsx'),
  },
  {
    path: '/licenses/unused',
    operation: 'license.unused.list',
    component: () => import('./unused-page.tsx'),
    navigation: {
      label: { en: 'Unused licenses', es: 'Licencias sin usar', ru: 'Неиспользуемые лицензии' },
      icon: MoneyOffRegular,
      order: 27,
    },
  },
  {
    path: '/staff',
    operation: 'partnerUser.list',
    component: () => import('./staff/staff-page.tsx'),
    navigation: {
      label: { en: 'User management', es: 'Gestión de usuarios', ru: 'Управление пользователями' },
      icon: PeopleTeamRegular,
      order: 20,
      group: 'settings',
    },
  },
  {
    path: '/staff/new',
    operation: 'partnerUser.create',
    component: () => import('./staff/new-staff-page.tsx'),
  },
  {
    path: '/staff/guests',
    operation: 'partnerUser.create',
    component: () => import('./staff/guests-page.tsx'),
  },
  {
    path: '/staff/deleted',
    operation: 'partnerUser.list',
    component: () => import('./staff/deleted-staff-page.tsx'),
  },
  {
    path: '/staff/$userId',
    operation: 'partnerUser.list',
    component: () => import('./staff/staff-member-page.tsx'),
  },
  {
    path: '/lost-factors',
    operation: 'person.find',
    component: () => import('./staff/help-page.tsx'),
    navigation: {
      label: { en: 'Lost second factors', es: 'Segundos factores perdidos', ru: 'Утраченные вторые факторы' },
      icon: PersonSupportRegular,
      order: 85,
    },
  },
  {
    path: '/my-access',
    operation: 'ownAccess.read',
    component: () => import('./staff/own-access-page.tsx'),
    navigation: {
      label: { en: 'My access', es: 'Mi acceso', ru: 'Мои права' },
      icon: PersonKeyRegular,
      order: 30,
      group: 'settings',
    },
  },
];
