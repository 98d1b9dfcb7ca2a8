import { CalendarClockRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const radarPages: readonly FeaturePage[] = [
  {
    path: '/radar',
    operation: 'radar.read',
    component: () => import('./radar-page.tsx'),
    navigation: {
      label: { en: 'What lapses when', es: 'Qué vence y cuándo', ru: 'Что и когда истекает' },
      icon: CalendarClockRegular,
      order: 45,
    },
  },
];
