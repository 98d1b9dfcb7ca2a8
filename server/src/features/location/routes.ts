import Type from 'typebox';
import { LocationChange, Locations, LocationVersion, NewLocation } from '../../../../contract/location.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { countryName, readAddress, regionName } from '../market/index.ts';
import { findPartner } from '../partner/index.ts';
import type { LocationParts } from './actions.ts';
import {
  activateLocation,
  addLocation,
  associateLocation,
  deactivateLocation,
  renameLocation,
} from './actions.ts';
import type { Location } from './model.ts';
import { associationFault } from './rules.ts';
import { listLocations } from './store.ts';

const tag = 'Locations';
const root = '/twotier/v1/locations';
const Path = Type.Object({ locationId: Type.String({ format: 'uuid' }) });

/** Locations of a partner and their PartnerIDs (C102). */
export function locationRoutes(routes: Routes, parts: LocationParts): void {
  const { db } = parts;

  async function own({ tenant }: Caller, language: Language) {
    const scope = tenantScope(tenant.id);
    const partner = (await findPartner(readerOf(db, scope), tenant.id)) ?? refuse('not-found');
    const items = (await listLocations(db, scope)).map((one) =>
      locationToWire(one, partner.country, language),
    );
    return {
      globalPartnerId: partner.globalPartnerId,
      associatedPartnerId: partner.locationPartnerId,
      country: partner.country,
      totalCount: items.length,
      items,
    };
  }

  routes.add({
    method: 'GET',
    path: root,
    operation: 'location.list',
    tag,
    summary: 'Your global account, your locations and the one you transact under',
    answer: Locations,
    handle: ({ caller, context }) => own(caller, context.language),
  });

  routes.add({
    method: 'POST',
    path: root,
    operation: 'location.add',
    tag,
    summary: 'Add a location; it gets a PartnerID once it is verified',
    body: NewLocation,
    status: 201,
    answer: Locations,
    handle: async ({ caller, context, body }) => {
      const address = readAddress(body.address);
      await addLocation(parts, { caller, context }, { name: body.name, address });
      return answer(201, await own(caller, context.language));
    },
  });

  routes.add({
    method: 'PATCH',
    path: `${root}/:locationId`,
    operation: 'location.change',
    tag,
    summary: 'Rename a location',
    params: Path,
    body: LocationChange,
    answer: Locations,
    handle: async ({ caller, context, params, body }) => {
      await renameLocation(parts, { caller, context }, params.locationId, body);
      return own(caller, context.language);
    },
  });

  const acts = [
    ['association', 'location.associate', 'Transact under this location', associateLocation],
    ['deactivation', 'location.change', 'Take a location out of use', deactivateLocation],
    ['activation', 'location.change', 'Take a location into use again', activateLocation],
  ] as const;
  for (const [name, operation, summary, act] of acts) {
    routes.add({
      method: 'POST',
      path: `${root}/:locationId/${name}`,
      operation,
      tag,
      summary,
      params: Path,
      body: LocationVersion,
      answer: Locations,
      handle: async ({ caller, context, params, body }) => {
        await act(parts, { caller, context }, params.locationId, body.etag);
        return own(caller, context.language);
      },
    });
  }
}

function locationToWire(of: Location, accountCountry: string, language: Language) {
  const { address } = of;
  return {
    id: of.locationId,
    name: of.name,
    country: of.country,
    regionName: regionName(of.region, language),
    ...(of.partnerId ? { partnerId: of.partnerId } : {}),
    state: of.state,
    isDefault: of.isDefault,
    canBeDefault: !of.isDefault && associationFault(of, accountCountry) === null,
    ...(address
      ? {
          address: [
            address.addressLine1,
            address.addressLine2,
            [address.postalCode, address.city, address.state].filter(Boolean).join(' '),
            countryName(of.country, language),
          ]
            .filter(Boolean)
            .join(', '),
        }
      : {}),
    etag: String(of.version),
  };
}
