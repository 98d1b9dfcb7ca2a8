import type { Caller } from '../../access/caller.ts';
import type { Actor } from './model.ts';

/** The person or application behind a request, as the activity log names it. */
export function actorOf(caller: Caller, context: { readonly correlationId: string }): Actor {
  return {
    tenantId: caller.tenant.id,
    userId: caller.user?.id ?? null,
    name: caller.user?.userPrincipalName ?? caller.applicationId ?? 'unknown',
    applicationId: caller.applicationId,
    correlationId: context.correlationId,
  };
}
