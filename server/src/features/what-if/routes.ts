import Type from 'typebox';
import { WhatIfAnswer } from '../../../../contract/what-if.ts';
import type { Routes } from '../../platform/http/index.ts';
import { whatIfKinds } from './model.ts';
import type { WhatIfParts } from './parts.ts';
import { whatIf } from './rules.ts';
import { consequencesToWire, eventFromWire } from './wire.ts';

const Guid = Type.String({ format: 'uuid' });

/** Asks before something is done. It changes nothing, and shows no fact that the asker could not read elsewhere. */
export function whatIfRoutes(routes: Routes, parts: WhatIfParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/what-if',
    operation: 'whatIf.read',
    tag: 'Relationships (Twotier)',
    summary: 'Who would lose what, before you end, remove, take away, unmap or let lapse',
    query: Type.Object({
      event: Type.String({ enum: [...whatIfKinds] }),
      customerId: Type.Optional(Guid),
      partnerId: Type.Optional(Guid),
      grantId: Type.Optional(Type.String({ maxLength: 100 })),
      groupId: Type.Optional(Type.String({ maxLength: 100 })),
      service: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    answer: WhatIfAnswer,
    handle: async ({ caller, query, context }) => {
      const event = eventFromWire(query);
      const situation = await parts.situationOf(caller, {
        event,
        customerId: query.customerId?.toLowerCase() ?? null,
        partnerId: query.partnerId?.toLowerCase() ?? null,
      });
      return consequencesToWire(event.kind, whatIf(event, situation), {
        role: (roleId) => parts.directoryRoleName(roleId, context.language),
        service: (service) => parts.serviceName(service, context.language),
      });
    },
  });
}
