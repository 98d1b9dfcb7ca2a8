import Type from 'typebox';
import { AuditRecordCollection, AuditRecordResource } from '../../../../contract/audit.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { ListFilter, Routes } from '../../platform/http/index.ts';
import { readFilter, readToken, seekCollection, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { auditWindow, reachDays } from './rules.ts';
import { findEventRecord, listAuditRecords } from './store.ts';
import { auditRecordToWire } from './wire.ts';

const pageSize = 500;
const searchable = { CompanyName: ['substring'], CustomerId: ['equals'], ResourceType: ['equals'] } as const;
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The activity log (C104): newest first, the caller's own copies only (I46). */
export function auditRoutes(routes: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  routes.add({
    method: 'GET',
    path: '/v1/auditrecords',
    operation: 'audit.list',
    tag: 'Audit',
    summary: 'Activity of your company',
    query: Type.Object({
      startDate: Type.Optional(Type.String()),
      endDate: Type.Optional(Type.String()),
      filter: Type.Optional(Type.String()),
      // Beside the contract's own: so that two filters can narrow at once, and a period follow the clock here.
      resourceType: Type.Optional(Type.String()),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: reachDays })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: AuditRecordCollection,
    handle: async ({ scope, query, context }) => {
      const window = auditWindow(query.startDate, query.endDate, clock.now(), query.days);
      const size = Math.min(query.size || pageSize, pageSize);
      const token = tokenGiven(query, context);
      const [occurredAt, recordId] = token ? readToken(token, 2) : [];
      const records = await listAuditRecords(db, scope, {
        ...window,
        ...(query.resourceType === undefined ? {} : { resourceType: query.resourceType }),
        ...conditionOf(readFilter(query.filter, searchable)),
        limit: size + 1,
        after: occurredAt && recordId ? { occurredAt, recordId } : undefined,
      });
      const page = records.slice(0, size);
      const last = page.at(-1);
      const next =
        records.length > size && last ? writeToken([last.occurredAt.toISOString(), last.recordId]) : null;
      const kept = new URLSearchParams(
        Object.entries({
          startDate: query.startDate ?? '',
          endDate: query.endDate ?? '',
          filter: query.filter ?? '',
          resourceType: query.resourceType ?? '',
          days: String(query.days ?? ''),
          size: String(size),
        }).filter(([, value]) => value !== ''),
      );
      const items = page.map((record) => auditRecordToWire(record, context.client));
      return seekCollection(items, { path: '/auditrecords', query: kept.toString(), next });
    },
  });

  // Deliveries of events lead here (conventions 19).
  routes.add({
    method: 'GET',
    path: '/auditactivity/v1/auditrecords/:recordId',
    operation: 'audit.list',
    tag: 'Audit',
    summary: 'The record behind an event',
    params: Type.Object({ recordId: Type.String() }),
    answer: AuditRecordResource,
    handle: async ({ scope, params, context }) => {
      const recordId = params.recordId.slice(-36).toLowerCase();
      const record = guid.test(recordId) ? await findEventRecord(db, scope, recordId) : undefined;
      return record ? auditRecordToWire(record, context.client) : refuse('not-found');
    },
  });
}

function conditionOf(filter: ListFilter | null): {
  customerId?: string;
  customerName?: string;
  resourceType?: string;
} {
  if (!filter) return {};
  if (filter.field === 'CompanyName') return { customerName: filter.value };
  if (filter.field === 'ResourceType')
    return { resourceType: filter.value.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase() };
  // A value that is no id matches nobody.
  return {
    customerId: guid.test(filter.value) ? filter.value.toLowerCase() : '00000000-0000-0000-0000-000000000000',
  };
}
