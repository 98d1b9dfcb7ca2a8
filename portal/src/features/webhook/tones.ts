import type { Tone } from '../../ui/index.ts';
import type { DeliveryItem, WebhookItem } from './calls.ts';

export const webhookTones: Readonly<Record<WebhookItem['state'], Tone>> = {
  active: 'good',
  disabled: 'bad',
};

export const deliveryTones: Readonly<Record<DeliveryItem['state'], Tone>> = {
  waiting: 'waiting',
  delivered: 'good',
  parked: 'bad',
};
