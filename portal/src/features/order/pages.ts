import { ClipboardTaskListLtrRegular, VehicleTruckProfileRegular } from '@fluentui/react-icons';
import type { FeaturePage } from '../../shell/feature-page.ts';

export const orderPages: readonly FeaturePage[] = [
  {
    path: '/customers/$customerId/orders',
    operation: 'order.list',
    component: () => import('./orders-page.tsx'),
  },
  {
    path: '/customers/$customerId/orders/$orderId',
    operation: 'order.read',
    component: () => import('./order-page.tsx'),
  },
  {
    path: '/order-reviews',
    operation: 'orderReview.list',
    component: () => import('./reviews-page.tsx'),
    navigation: {
      label: { en: 'Orders to review', es: 'Pedidos por revisar', ru: 'Заказы на проверке' },
      icon: ClipboardTaskListLtrRegular,
      order: 45,
    },
  },
  {
    path: '/order-reviews/$tenantId/$orderId',
    operation: 'orderReview.read',
    component: () => import('./review-page.tsx'),
  },
  {
    path: '/deliveries',
    operation: 'emulator.delivery.read',
    component: () => import('./deliveries-page.tsx'),
    navigation: {
      label: { en: 'Simulated delivery', es: 'Entrega simulada', ru: 'Имитация поставки' },
      icon: VehicleTruckProfileRegular,
      order: 85,
    },
  },
];
