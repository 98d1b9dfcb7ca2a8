import { BookContactsRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

const label = { en: 'Provider directory', es: 'Directorio de proveedores', ru: 'Каталог поставщиков' };

export const directoryPages: readonly FeaturePage[] = [
  {
    path: '/provider-directory',
    component: () => import('./directory-page.tsx'),
    navigation: {
      label,
      icon: BookContactsRegular,
      order: 50,
      kinds: ['indirect-provider', 'indirect-reseller'],
    },
  },
  {
    path: '/provider-directory/own',
    operation: 'providerDirectory.own.read',
    component: () => import('./own-page.tsx'),
  },
  {
    path: '/provider-directory/edit',
    operation: 'providerDirectory.listing.list',
    component: () => import('./edit-page.tsx'),
    navigation: { label, icon: BookContactsRegular, order: 50, kinds: ['operator'] },
  },
  {
    path: '/provider-directory/edit/$providerId',
    operation: 'providerDirectory.listing.list',
    component: () => import('./edit-listing-page.tsx'),
  },
];

/** Open to everybody (C5). */
export const directoryPublicPages = [
  { path: '/directory', component: () => import('./public-page.tsx') },
] as const;
