import Type from 'typebox';
import {
  IncidentInput,
  IncidentItem,
  IncidentList,
  IncidentUpdate,
  ServiceHealth,
  ServiceIncidentsCollection,
} from '../../../../contract/incident.ts';
import type { Routes } from '../../platform/http/index.ts';
import {
  answer,
  collection,
  readFilter,
  readToken,
  tokenGiven,
  writeToken,
} from '../../platform/http/index.ts';
import type { IncidentParts } from './actions.ts';
import { postIncident, updateIncident } from './actions.ts';
import { marketsOf } from './rules.ts';
import { listIncidents } from './store.ts';
import { contractHealthToWire, healthToWire, incidentToWire } from './wire.ts';

const tag = 'Service health';
const root = '/twotier/v1/serviceincidents';
/** What the contract's list and the overview hold at most; the history is read page by page. */
const shownMax = 500;
const sizePreset = 25;
const sizeMax = 200;

/** Health of the services, told by the operator for services and markets (C91). */
export function incidentRoutes(routes: Routes, parts: IncidentParts): void {
  const { db } = parts;

  routes.add({
    method: 'GET',
    path: '/v1/serviceincidents/office',
    operation: 'incident.list',
    tag,
    summary: 'Incidents and announcements by service',
    query: Type.Object({ filter: Type.Optional(Type.String()) }),
    answer: ServiceIncidentsCollection,
    handle: async ({ caller, scope, query, context }) => {
      const filter = readFilter(query.filter, { Resolved: ['equals'] });
      const found = await listIncidents(db, scope, {
        markets: marketsOf(caller.tenant),
        resolved: filter ? filter.value.toLowerCase() === 'true' : null,
        service: null,
        after: null,
        limit: shownMax,
      });
      return collection(contractHealthToWire(found, context.language), '/serviceincidents/office');
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/servicehealth',
    operation: 'incident.list',
    tag,
    summary: 'How each service does now, where it concerns you',
    answer: ServiceHealth,
    handle: async ({ caller, scope, context }) => {
      const open = await listIncidents(db, scope, {
        markets: marketsOf(caller.tenant),
        resolved: false,
        service: null,
        after: null,
        limit: shownMax,
      });
      return healthToWire(open, context.language);
    },
  });

  routes.add({
    method: 'GET',
    path: root,
    operation: 'incident.list',
    tag,
    summary: 'Incidents and announcements, newest first',
    query: Type.Object({
      resolved: Type.Optional(Type.Boolean()),
      service: Type.Optional(Type.String({ maxLength: 40 })),
      size: Type.Optional(Type.Integer({ minimum: 0 })),
      seekOperation: Type.Optional(Type.String()),
      'MS-ContinuationToken': Type.Optional(Type.String()),
    }),
    answer: IncidentList,
    handle: async ({ caller, scope, query, context }) => {
      const limit = Math.min(query.size || sizePreset, sizeMax);
      const token = tokenGiven(query, context);
      const [startsAt, incidentId] = token ? readToken(token, 2) : [];
      const found = await listIncidents(db, scope, {
        markets: marketsOf(caller.tenant),
        resolved: query.resolved ?? null,
        service: query.service ?? null,
        after: startsAt && incidentId ? { startsAt, incidentId } : null,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return {
        totalCount: page.length,
        items: page.map((one) => incidentToWire(one, context.language)),
        ...(last ? { continuationToken: writeToken([last.startsAt.toISOString(), last.incidentId]) } : {}),
      };
    },
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'incident.post',
    tag,
    summary: 'Tell partners and customers of an incident or a change',
    body: IncidentInput,
    status: 201,
    answer: IncidentItem,
    handle: async ({ caller, context, body }) => {
      const told = {
        ...body,
        title: body.title.trim(),
        impact: body.impact.trim(),
        markets: [...new Set(body.markets.map((country) => country.toUpperCase()))].sort(),
        startsAt: body.startsAt ? new Date(body.startsAt) : null,
        requiredBy: body.requiredBy ? new Date(body.requiredBy) : null,
      };
      const posted = await postIncident(parts, { caller, context }, told);
      return answer(201, incidentToWire(posted, context.language));
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/:incidentId/messages`,
    operation: 'incident.post',
    tag,
    summary: 'Say how it goes on, or that it is over',
    params: Type.Object({ incidentId: Type.String({ format: 'uuid' }) }),
    body: IncidentUpdate,
    answer: IncidentItem,
    handle: async ({ caller, context, params, body }) => {
      const update = {
        text: body.text.trim(),
        severity: body.severity ?? null,
        resolve: body.resolve === true,
      };
      const updated = await updateIncident(parts, { caller, context }, params.incidentId, update);
      return incidentToWire(updated, context.language);
    },
  });
}
