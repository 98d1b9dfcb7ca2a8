import { ShieldQuestionRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const explainPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/access',
    operation: 'explain.customer',
    component: () => import('./customer-access-page.tsx'),
  },
  {
    path: '/people/$userId/access',
    operation: 'explain.person',
    component: () => import('./person-access-page.tsx'),
  },
  {
    path: '/access',
    operation: 'explain.partners',
    component: () => import('./partners-access-page.tsx'),
    navigation: {
      label: { en: 'Who may do what', es: 'Quién puede hacer qué', ru: 'Кому что доступно' },
      icon: ShieldQuestionRegular,
      order: 40,
      kinds: ['customer'],
    },
  },
  { path: '/why/$reason', operation: 'explain.refusal', component: () => import('./why-page.tsx') },
];
