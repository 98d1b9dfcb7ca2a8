import { RibbonStarRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const programPages: readonly FeaturePage[] = [
  {
    path: '/program',
    operation: 'program.partner.list',
    component: () => import('./program-page.tsx'),
    navigation: {
      label: { en: 'Partner program', es: 'Programa de partners', ru: 'Партнёрская программа' },
      icon: RibbonStarRegular,
      order: 22,
    },
  },
  {
    path: '/standing',
    operation: 'program.own.read',
    component: () => import('./own-page.tsx'),
    navigation: {
      label: { en: 'Standing in the program', es: 'Situación en el programa', ru: 'Положение в программе' },
      icon: RibbonStarRegular,
      order: 87,
    },
  },
];
