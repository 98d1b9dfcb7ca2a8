export type { AttemptIds } from './attempt.ts';
export {
  type Answer,
  address,
  api,
  download,
  newId,
  type Query,
  type SendOptions,
  saveFile,
  send,
} from './client.ts';
export { ApiError, type FieldProblems, isStatus, NoAnswer } from './errors.ts';
export { contentAsBase64 } from './file-content.ts';
export { type PageOf, type PageRequest, readAll, readPage } from './page.ts';
export { mayDo, type Session, type TenantKind, useMay, useSession } from './session.ts';
export { onStepUp } from './step-up.ts';
export { type Action, type ActionOptions, useAction } from './useAction.ts';
