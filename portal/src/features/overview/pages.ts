import { HomeRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const overviewPages: readonly FeaturePage[] = [
  {
    // Everyone has a home page; what it shows follows from the company and the person.
    path: '/',
    component: () => import('./home-page.tsx'),
    navigation: { label: { en: 'Home', es: 'Inicio', ru: 'Главная' }, icon: HomeRegular, order: 10 },
  },
];
