import type { AuditEnumEntry } from '../../../../contract/audit.ts';
import { auditOperationTypes, auditResourceTypes } from '../../../../contract/audit.ts';
import type { ClientKind } from '../../platform/http/index.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import type { AuditRecord } from './model.ts';

/** The id of a record on the wire; its own id stands at the end. */
export function auditIdOf(
  record: Pick<AuditRecord, 'tenantId' | 'customerId' | 'counterpartId' | 'operation' | 'recordId'>,
): string {
  const about = record.customerId ?? record.counterpartId ?? record.tenantId;
  return `${record.tenantId}_${about}_${record.operation}_${record.recordId}`;
}

export function auditRecordToWire(record: AuditRecord, client: ClientKind) {
  const operationType = enumName(auditOperationTypes, record.operation, client);
  return present({
    id: auditIdOf(record),
    partnerId: record.tenantId,
    customerId: record.customerId,
    customerName: record.customerName,
    userPrincipalName: record.actorName,
    applicationId: record.applicationId,
    resourceType: enumName(auditResourceTypes, record.resourceType, client),
    resourceOldValue: valueText(record.oldValue),
    resourceNewValue: valueText(record.newValue),
    operationType,
    originalCorrelationId: record.correlationId,
    operationDate: instant(record.occurredAt),
    operationStatus: record.status,
    // The product's own keys are no names of the contract: a client that cannot read them still finds them here.
    customizedData:
      operationType === record.operation
        ? record.details
        : [...record.details, { key: 'Operation', value: record.operation }],
    attributes: attributes('AuditRecord'),
  });
}

/** Names outside the contract, or unknown to this client, become `undefined` (conventions 7.4). */
function enumName(entries: readonly AuditEnumEntry[], name: string, client: ClientKind): string {
  const found = entries.find((one) => one.name === name);
  if (!found) return client === 'other' ? name : 'undefined';
  const known = client === 'java' ? found.java : client === 'open-dotnet' ? found.openDotNet : true;
  return typeof known === 'string' ? known : known ? name : 'undefined';
}

/** JSON text with PascalCase members, as the contract shows the resource before and after. */
function valueText(value: object | null): string | null {
  return value === null ? null : JSON.stringify(pascal(value));
}

function pascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      pascal(member),
    ]),
  );
}
