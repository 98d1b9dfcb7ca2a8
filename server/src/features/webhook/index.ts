export { carriedWebhooks } from './carried.ts';
export type { EventCarrier } from './carrier.ts';
export { deliveryPurge, eventCarrier } from './carrier.ts';
export { signingKeys } from './certificate.ts';
export { deliveryBody, testBody } from './delivery-wire.ts';
export { webhookRoutes } from './routes.ts';
export { sealedOfWebhooks } from './sealed-places.ts';
export { sender } from './sending.ts';
