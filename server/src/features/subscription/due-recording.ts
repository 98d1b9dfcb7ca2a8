import { randomUUID } from 'node:crypto';
import type { Actor } from '../audit/index.ts';

/** The installation's own hand, in the name of the partner whose date has come. */
export function actorOfDates(partnerId: string): Actor {
  return {
    tenantId: partnerId,
    userId: null,
    name: 'Twotier',
    applicationId: null,
    correlationId: randomUUID(),
  };
}
