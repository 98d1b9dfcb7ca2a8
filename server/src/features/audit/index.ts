export { actorOf } from './actor.ts';
export type { Actor, AuditEvent, AuditRecord } from './model.ts';
export { auditRoutes } from './routes.ts';
export { appendAuditEvent, appendAuditEvents, listAuditRecords } from './store.ts';
