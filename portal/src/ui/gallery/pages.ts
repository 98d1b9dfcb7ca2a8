import { AppsListRegular, FormRegular, TableRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

const entry = (word: string, icon: typeof TableRegular, order: number) =>
  ({ label: { en: word, es: word, ru: word }, icon, order }) as const;

/** The parts, to be looked at while they are worked on. Not in a built portal. */
export const galleryPages: readonly FeaturePage[] = [
  {
    path: '/gallery',
    component: () => import('./parts-page.tsx'),
    navigation: entry('Parts', AppsListRegular, 900),
  },
  {
    path: '/gallery/table',
    component: () => import('./table-page.tsx'),
    navigation: entry('Table', TableRegular, 901),
  },
  {
    path: '/gallery/wizard',
    component: () => import('./wizard-page.tsx'),
    navigation: entry('Wizard', FormRegular, 902),
  },
];
