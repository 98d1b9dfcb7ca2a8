import { instant } from '../../platform/http/index.ts';
import { auditIdOf } from '../audit/index.ts';
import type { TenantEvent } from './model.ts';
import { resourceOf } from './resource.ts';

/** Where the activity record behind an event can be read. */
export function auditUriOf(event: TenantEvent, publicUrl: string): string {
  return `${publicUrl}/auditactivity/v1/auditrecords/${auditIdOf(event)}`;
}

/** What a receiver is sent (conventions 19): facts that lead to the thing, never the thing itself. */
export function deliveryBody(event: TenantEvent, publicUrl: string): string {
  const { name, path } = resourceOf(event);
  return JSON.stringify({
    EventName: event.eventName,
    ResourceUri: publicUrl + path,
    ResourceName: name,
    AuditUri: auditUriOf(event, publicUrl),
    ResourceChangeUtcDate: instant(event.occurredAt),
  });
}

/** The same of a test event, which nothing stands behind. */
export function testBody(correlationId: string, at: Date, publicUrl: string): string {
  return JSON.stringify({
    EventName: 'test-created',
    ResourceUri: `${publicUrl}/webhooks/v1/registration/validationEvents/${correlationId}`,
    ResourceName: 'test',
    AuditUri: null,
    ResourceChangeUtcDate: instant(at),
  });
}
