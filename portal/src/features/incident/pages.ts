import { HeartPulseRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const incidentPages: readonly FeaturePage[] = [
  {
    path: '/service-health',
    operation: 'incident.list',
    component: () => import('./health-page.tsx'),
    navigation: {
      label: { en: 'Service health', es: 'Estado de los servicios', ru: 'Состояние служб' },
      icon: HeartPulseRegular,
      order: 56,
    },
  },
  {
    path: '/service-health/new',
    operation: 'incident.post',
    component: () => import('./post-page.tsx'),
  },
];
