import type { Language } from '../../errors/sentence.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import { services } from '../customer/index.ts';
import type { Incident } from './model.ts';
import { healthOf } from './rules.ts';

const serviceName = (id: string, language: Language) =>
  services.find((one) => one.id === id)?.name[language] ?? id;

/** One entry for each service, those that do well included (resources 10). */
export function contractHealthToWire(incidents: readonly Incident[], language: Language) {
  return services.map(({ id, name }) => {
    const own = incidents.filter(({ service }) => service === id);
    const of = (wanted: Incident['kind']) =>
      own.filter(({ kind }) => kind === wanted).map((one) => contractIncident(one, language));
    return {
      workload: name[language],
      status: healthOf(own),
      incidents: of('incident'),
      messageCenterMessages: of('announcement'),
      attributes: attributes('ServiceIncidents'),
    };
  });
}

function contractIncident(incident: Incident, language: Language) {
  const name = serviceName(incident.service, language);
  const { kind, resolvedAt, requiredBy } = incident;
  const first = { publishedTime: instant(incident.startsAt), messageText: incident.impact };
  return present({
    id: incident.incidentId,
    messageType: kind === 'incident' ? 'incident' : 'message_center',
    startTime: instant(incident.startsAt),
    endTime: resolvedAt && instant(resolvedAt),
    status: resolvedAt ? 'normal' : incident.severity,
    messages: [
      ...incident.messages.map(({ at, text }) => ({ publishedTime: instant(at), messageText: text })),
      first,
    ],
    workload: name,
    affectedWorkloadNames: [name],
    impactedArea: incident.markets.join(', '),
    resolved: resolvedAt !== null,
    // Whom it concerns is not counted: those who look at it are.
    impactedCustomers: 0,
    requiredBy: requiredBy && instant(requiredBy),
    category: incident.title,
    actionType: requiredBy ? 'action' : 'awareness',
    severity: incident.severity,
  });
}

export function incidentToWire(incident: Incident, language: Language) {
  const { resolvedAt, requiredBy } = incident;
  return present({
    id: incident.incidentId,
    kind: incident.kind,
    service: incident.service,
    serviceName: serviceName(incident.service, language),
    markets: incident.markets,
    severity: incident.severity,
    title: incident.title,
    impact: incident.impact,
    startsAt: instant(incident.startsAt),
    requiredBy: requiredBy && instant(requiredBy),
    resolvedAt: resolvedAt && instant(resolvedAt),
    changedAt: instant(incident.changedAt),
    messages: incident.messages.map(({ at, text }) => ({ at: instant(at), text })),
  });
}

export function healthToWire(open: readonly Incident[], language: Language) {
  return {
    items: services.map(({ id, name }) => {
      const own = open.filter(({ service }) => service === id);
      return {
        service: id,
        name: name[language],
        state: healthOf(own),
        open: own.filter(({ kind }) => kind === 'incident').length,
      };
    }),
  };
}
