import type { InstallationAuditRecord as RecordWire } from '../../../../contract/installation-audit.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import type { InstallationAuditRecord } from './installation-store.ts';

export function installationRecordToWire(of: InstallationAuditRecord): RecordWire {
  const { customerId, customerName, counterpartId, counterpartName, actorName, applicationId } = of;
  return {
    id: of.recordId,
    at: instant(of.occurredAt),
    company: { tenantId: of.tenantId, name: of.companyName, kind: of.companyKind },
    eventId: of.eventId,
    operation: of.operation,
    resourceType: of.resourceType,
    status: of.status,
    ...(customerId ? { customerId } : {}),
    ...(customerName ? { customerName } : {}),
    ...(counterpartId ? { counterpartId } : {}),
    ...(counterpartName ? { counterpartName } : {}),
    ...(actorName ? { actor: actorName } : {}),
    ...(applicationId ? { applicationId } : {}),
    ...(of.oldValue ? { oldValue: JSON.stringify(of.oldValue) } : {}),
    ...(of.newValue ? { newValue: JSON.stringify(of.newValue) } : {}),
    details: of.details.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }])),
    correlationId: of.correlationId,
  };
}

/** Columns of the file: those of 6.5 with whose log a row is from, and the other company. */
export const auditFileHeader: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Date-Time',
    'Company',
    'Tenant ID',
    'Affected customer',
    'Other company',
    'Operation',
    'Resource type',
    'Done by',
    'Status',
    'Old value',
    'New value',
    'Details',
    'Correlation ID',
    'Event ID',
  ],
  es: [
    'Fecha y hora',
    'Empresa',
    'Id. de inquilino',
    'Cliente afectado',
    'Otra empresa',
    'Operación',
    'Tipo de recurso',
    'Hecho por',
    'Estado',
    'Valor anterior',
    'Valor nuevo',
    'Detalles',
    'Id. de correlación',
    'Id. de evento',
  ],
  ru: [
    'Дата и время',
    'Компания',
    'Идентификатор компании',
    'Клиент',
    'Другая компания',
    'Операция',
    'Тип ресурса',
    'Кто выполнил',
    'Результат',
    'Прежнее значение',
    'Новое значение',
    'Подробности',
    'Идентификатор корреляции',
    'Идентификатор события',
  ],
};

export function auditFileRow(of: InstallationAuditRecord): readonly string[] {
  return [
    instant(of.occurredAt),
    of.companyName,
    of.tenantId,
    of.customerName ?? '',
    of.counterpartName ?? '',
    of.operation,
    of.resourceType,
    of.actorName ?? '',
    of.status,
    of.oldValue ? JSON.stringify(of.oldValue) : '',
    of.newValue ? JSON.stringify(of.newValue) : '',
    of.details.flatMap(({ key, value }) => (value === null ? [] : [`${key}: ${value}`])).join('; '),
    of.correlationId,
    of.eventId,
  ];
}
