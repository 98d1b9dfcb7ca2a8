import type { ApiError } from './errors.ts';
import { isStatus } from './errors.ts';

/** The catalogue's number of the refusal that wants a fresh proof of who somebody is. */
const stepUpCode = 900422;

export const wantsProof = (error: unknown): error is ApiError =>
  isStatus(error, 403) && error.code === stepUpCode;

type Asker = () => Promise<boolean>;
let asker: Asker | undefined;
let asking: Promise<boolean> | undefined;

/** Whoever can ask the person says so here; answers with the way to stop. */
export function onStepUp(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = undefined;
  };
}

/** True once the person has proven who they are. However many requests want it, they are asked once. */
export function askForProof(): Promise<boolean> {
  asking ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    asking = undefined;
  });
  return asking;
}
