export type { CountedBy, CountedCall, Limit, LimitName, LimitSettings } from './limits.ts';
export { limitNames, limitsFor, readLimitSettings } from './limits.ts';
export type { Admitted, CountedFor, Held, Throttle } from './throttle.ts';
export { throttle } from './throttle.ts';
