export { bind } from './bind.ts';
export { readToken, tokenGiven, writeToken } from './continuation.ts';
export type { DeclaredRoute } from './declared.ts';
export { addressForm } from './declared.ts';
export { serveDescription } from './description.ts';
export type { Form } from './form.ts';
export { serveHealth } from './health.ts';
export type { ListFilter } from './list-filter.ts';
export { readFilter } from './list-filter.ts';
export { servePortal } from './portal.ts';
export { refusalAnswer } from './refusal-answer.ts';
export type { ReplayStore } from './replay.ts';
export { replayStore } from './replay.ts';
export type {
  Answer,
  Call,
  ClientKind,
  CustomerCall,
  CustomerReach,
  Method,
  PublicCall,
  RequestContext,
  Routes,
} from './route.ts';
export { answer } from './route.ts';
export type { Gate, HttpOptions } from './server.ts';
export { httpServer, sendError } from './server.ts';
export { takesFiles } from './uploads.ts';
export { serveMetrics, watchRequests } from './watching.ts';
export type { Link } from './wire.ts';
export {
  attributes,
  collection,
  instant,
  link,
  present,
  seekCollection,
  writtenSeekCollection,
} from './wire.ts';
export { rowWriter } from './written-json.ts';
