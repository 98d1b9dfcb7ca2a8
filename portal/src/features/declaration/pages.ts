import { DocumentTextRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const declarationPages: readonly FeaturePage[] = [
  {
    path: '/settings/declarations',
    operation: 'declaration.list',
    component: () => import('./declarations-page.tsx'),
    navigation: {
      label: { en: 'Declarations', es: 'Declaraciones', ru: 'Заявления' },
      icon: DocumentTextRegular,
      order: 82,
      group: 'settings',
    },
  },
  {
    path: '/settings/declarations/$kind',
    operation: 'declaration.write',
    component: () => import('./write-page.tsx'),
  },
];
