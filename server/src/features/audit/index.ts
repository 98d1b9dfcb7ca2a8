export { actorOf } from './actor.ts';
export type { EventName } from './events.ts';
export { eventOfOperation } from './events.ts';
export type { Actor, AuditEvent, AuditRecord } from './model.ts';
export { auditRoutes } from './routes.ts';
export { appendAuditEvent, appendAuditEvents, listAuditRecords } from './store.ts';
export { auditIdOf } from './wire.ts';
