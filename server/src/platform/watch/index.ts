export type { Answered, Gauged, Metrics } from './metrics.ts';
export { processMetrics } from './metrics.ts';
export { mayReadMetrics } from './reader.ts';
export type { FollowedTrace, RequestTrace, Tracing } from './trace-context.ts';
export { correlationOfTrace, readTraceparent } from './trace-context.ts';
export { openTracing } from './tracing.ts';
export type { TrafficMinute } from './traffic-log.ts';
export { latencyBounds, TrafficLog } from './traffic-log.ts';
