import { HatGraduationRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const qualificationPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/qualifications',
    operation: 'qualification.list',
    component: () => import('./qualifications-page.tsx'),
  },
  {
    path: '/qualifications',
    operation: 'qualification.review.list',
    component: () => import('./reviews-page.tsx'),
    navigation: {
      label: { en: 'Qualifications', es: 'Acreditaciones', ru: 'Квалификации' },
      icon: HatGraduationRegular,
      order: 40,
    },
  },
];
