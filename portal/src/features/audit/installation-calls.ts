import type { InstallationAuditRecord } from '../../../../contract/installation-audit.ts';
import { download as downloadFile, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';
import { type AuditRecord, periodOf } from './calls.ts';

export type { InstallationAuditRecord };

const root = '/twotier/v1/installation/audit';

export const installationActivityKey = ['activity', 'installation'] as const;

export const searchesIn = ['company', 'actor', 'auditOperation'] as const;

/** `tenant` and `person` come from a record: only this company, only this person. */
export const filterNames = ['period', 'from', 'to', 'resource', 'status', 'tenant', 'person'] as const;

type Asked = Pick<TableRequest, 'search' | 'searchIn' | 'filters'>;

function queryOf({ search, searchIn, filters }: Asked): Record<string, string | undefined> {
  const period = periodOf(filters);
  const field = searchesIn.find((one) => one === searchIn) ?? 'company';
  return {
    ...(period === 'own' ? { startDate: filters['from'], endDate: filters['to'] } : { days: period }),
    company: filters['tenant'],
    actor: filters['person'],
    ...(search === '' ? {} : { [field]: search }),
    resourceType: filters['resource'],
    status: filters['status'],
  };
}

export const readInstallationActivity = (request: TableRequest): Promise<PageOf<InstallationAuditRecord>> =>
  readPage(root, {
    size: request.size,
    cursor: request.cursor,
    signal: request.signal,
    query: queryOf(request),
  });

export const downloadInstallationActivity = (asked: Asked) =>
  downloadFile(`${root}/export`, 'Activity.csv', { query: queryOf(asked) });

/** As companies read it: for what shows a record in full. */
export const asRecord = (of: InstallationAuditRecord): AuditRecord => ({
  id: of.id,
  partnerId: of.company.tenantId,
  ...(of.customerId === undefined ? {} : { customerId: of.customerId }),
  ...(of.customerName === undefined ? {} : { customerName: of.customerName }),
  ...(of.actor === undefined ? {} : { userPrincipalName: of.actor }),
  ...(of.applicationId === undefined ? {} : { applicationId: of.applicationId }),
  resourceType: of.resourceType,
  ...(of.oldValue === undefined ? {} : { resourceOldValue: of.oldValue }),
  ...(of.newValue === undefined ? {} : { resourceNewValue: of.newValue }),
  operationType: of.operation,
  originalCorrelationId: of.correlationId,
  operationDate: of.at,
  operationStatus: of.status,
  customizedData: of.details,
  attributes: { objectType: 'AuditRecord' },
});
