import type { Static } from 'typebox';
import type { AuditRecordResource } from '../../../../contract/audit.ts';
import { type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type AuditRecord = Static<typeof AuditRecordResource>;

export const activityKey = ['activity'] as const;

/** The choices of a period; `own` is between two dates. */
export const periods = ['7', '30', '90', 'own'] as const;
const usualPeriod = '30';

export function periodOf(filters: TableRequest['filters']): string {
  return periods.find((one) => one === filters['period']) ?? usualPeriod;
}

/** Days are counted back by the server's clock, which a demo may have moved. */
function periodQuery(filters: TableRequest['filters']) {
  const period = periodOf(filters);
  return period === 'own' ? { startDate: filters['from'], endDate: filters['to'] } : { days: period };
}

function customerFilter(search: string, searchIn: string): string | undefined {
  if (search === '') return undefined;
  return JSON.stringify(
    searchIn === 'id'
      ? { Field: 'CustomerId', Value: search, Operator: 'equals' }
      : { Field: 'CompanyName', Value: search, Operator: 'substring' },
  );
}

export function readActivity(request: TableRequest): Promise<PageOf<AuditRecord>> {
  const { size, cursor, signal, filters, search, searchIn } = request;
  return readPage('/v1/auditrecords', {
    size,
    cursor,
    signal,
    query: {
      ...periodQuery(filters),
      filter: customerFilter(search, searchIn),
      resourceType: filters['resource'],
    },
  });
}

/**
 * The operation's key. Where the contract has no name for it, some clients are told `undefined`, and the
 * key then stands among the details.
 */
export function operationOf(record: AuditRecord): string {
  const own = record.customizedData.find(({ key }) => key === 'Operation')?.value;
  return record.operationType === 'undefined' ? (own ?? record.operationType) : record.operationType;
}
