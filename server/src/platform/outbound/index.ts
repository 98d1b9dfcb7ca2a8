export type { Outgoing } from './guarded-fetch.ts';
export { guardedFetch } from './guarded-fetch.ts';
export type { OutboundReach } from './internal-address.ts';
export { mayCall } from './internal-address.ts';
