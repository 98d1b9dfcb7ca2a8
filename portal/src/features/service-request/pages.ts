import { PersonSupportRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const serviceRequestPages: readonly FeaturePage[] = [
  {
    path: '/service-requests',
    operation: 'serviceRequest.list',
    component: () => import('./requests-page.tsx'),
    navigation: {
      label: { en: 'Service requests', es: 'Solicitudes de servicio', ru: 'Обращения в поддержку' },
      icon: PersonSupportRegular,
      order: 55,
    },
  },
  {
    path: '/service-requests/new',
    operation: 'serviceRequest.ask',
    component: () => import('./ask-page.tsx'),
  },
  {
    path: '/service-requests/$requestId',
    operation: 'serviceRequest.list',
    component: () => import('./request-page.tsx'),
  },
  {
    path: '/customers/$customerId/service-requests',
    operation: 'serviceRequest.read',
    component: () => import('./customer-requests-page.tsx'),
  },
  {
    path: '/customers/$customerId/service-requests/new',
    operation: 'serviceRequest.open',
    component: () => import('./open-page.tsx'),
  },
  {
    path: '/service-queue',
    operation: 'serviceRequest.queue.read',
    component: () => import('./queue-page.tsx'),
    navigation: {
      label: { en: 'Service requests', es: 'Solicitudes de servicio', ru: 'Обращения в поддержку' },
      icon: PersonSupportRegular,
      order: 55,
    },
  },
  {
    path: '/service-queue/new',
    operation: 'serviceRequest.queue.work',
    component: () => import('./call-page.tsx'),
  },
  {
    path: '/service-queue/$requestId',
    operation: 'serviceRequest.queue.read',
    component: () => import('./queued-request-page.tsx'),
  },
];
