import { DocumentSignatureRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

const label = { en: 'Partner agreement', es: 'Contrato de partner', ru: 'Партнёрское соглашение' };

export const partnerAgreementPages: readonly FeaturePage[] = [
  {
    path: '/partner-agreement',
    operation: 'partnerAgreement.read',
    component: () => import('./own-page.tsx'),
    navigation: { label, icon: DocumentSignatureRegular, order: 87 },
  },
  {
    path: '/partner-agreements',
    operation: 'partnerAgreement.publish',
    component: () => import('./versions-page.tsx'),
    navigation: { label, icon: DocumentSignatureRegular, order: 21 },
  },
];
