import { ArrowRoutingRegular, ArrowSwapRegular, SignatureRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const transferPages: readonly FeaturePage[] = [
  {
    path: '/transfers',
    operation: 'transfer.list',
    component: () => import('./transfers-page.tsx'),
    navigation: {
      label: { en: 'Transfers', es: 'Traspasos', ru: 'Передачи' },
      icon: ArrowSwapRegular,
      order: 45,
    },
  },
  {
    path: '/transfers/$transferId',
    operation: 'transfer.list',
    component: () => import('./transfer-page.tsx'),
  },
  {
    path: '/customers/$customerId/transfers',
    operation: 'transfer.list',
    component: () => import('./of-customer-page.tsx'),
  },
  {
    path: '/customers/$customerId/transfers/new',
    operation: 'transfer.request',
    component: () => import('./request-page.tsx'),
  },
  {
    path: '/customers/$customerId/handover',
    operation: 'handover.read',
    component: () => import('./handover-page.tsx'),
  },
  {
    path: '/customers/$customerId/license-move',
    operation: 'transfer.list',
    component: () => import('./license-move-page.tsx'),
  },
  {
    path: '/move-to-provider',
    operation: 'providerMove.read',
    component: () => import('./move-page.tsx'),
    navigation: {
      label: { en: 'Move to a provider', es: 'Paso a un proveedor', ru: 'Переход к поставщику' },
      icon: ArrowRoutingRegular,
      order: 47,
    },
  },
  {
    path: '/moved-subscriptions',
    operation: 'ownTransfer.list',
    component: () => import('./moved-page.tsx'),
    navigation: {
      label: { en: 'Moved subscriptions', es: 'Suscripciones traspasadas', ru: 'Перешедшие подписки' },
      icon: ArrowSwapRegular,
      order: 47,
    },
  },
  {
    path: '/switches',
    operation: 'switch.list',
    component: () => import('./switches-page.tsx'),
    navigation: {
      label: { en: 'Switches in writing', es: 'Cambios por escrito', ru: 'Письменная смена партнёра' },
      icon: SignatureRegular,
      order: 46,
    },
  },
  {
    path: '/switches/$caseId',
    operation: 'switch.list',
    component: () => import('./switch-page.tsx'),
  },
  {
    path: '/customers/$customerId/switches/new',
    operation: 'switch.open',
    component: () => import('./open-switch-page.tsx'),
  },
];
