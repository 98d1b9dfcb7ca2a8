import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../access/caller.ts';
import type { Operation } from '../../access/policy.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Admitted, Throttle } from '../throttle/index.ts';

interface AskedCall {
  readonly route: { readonly method: string; readonly path: string; readonly operation?: Operation };
  readonly request: FastifyRequest;
  /** Null: of a route that is open to everybody. */
  readonly caller: Caller | null;
  readonly customerId: string | null;
}

/**
 * One client repeats what was answered 429 without end, as fast as it can. After so many answers to one request
 * id it reads a refusal that it does not repeat (conventions 17).
 */
const answersToRepeats = 5;

const unhindered: Admitted = { held: false, done: () => {} };

/** Counts the call; refuses it when its company has used up what it may ask for (conventions 14). */
export function admitCall(
  throttle: Throttle | undefined,
  { route, request, caller, customerId }: AskedCall,
): Admitted {
  if (!throttle) return unhindered;
  const { method, path, operation } = route;
  const context = request.twotier;
  const outcome = throttle.admit(
    { method, path, operation: operation ?? null, byPortal: caller !== null && caller.sessionId !== null },
    caller
      ? {
          company: caller.tenant.id,
          ...(customerId ? { customer: customerId } : {}),
          ...(caller.applicationId ? { application: caller.applicationId } : {}),
        }
      : { address: context.remoteAddress },
  );
  if (!outcome.held) return outcome;
  const { seconds } = outcome;
  const repeats = caller !== null && context.requestIdGiven && context.client === 'java';
  if (repeats && throttle.timesHeld(caller.tenant.id, context.requestId) > answersToRepeats)
    return refuse('requests-repeated', { seconds });
  return refuse('too-many-requests', { seconds });
}
