import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Address, AddressChecker } from '../market/index.ts';
import { checkAddress, countryName, normalizeAddress, problemText, regionOf } from '../market/index.ts';
import { findPartner, findProfiles } from '../partner/index.ts';
import type { SettleLocation } from '../verification/index.ts';
import { openLocation } from '../verification/index.ts';
import type { Location } from './model.ts';
import { associationFault, locationsMax, moved } from './rules.ts';
import { giveNumber, insertLocation, lockLocation, saveDefault, saveLocation } from './store.ts';

export interface LocationParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly addressChecker: AddressChecker;
}

export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

const oneLine = (address: Address) =>
  [
    address.addressLine1,
    address.addressLine2,
    address.postalCode,
    address.city,
    address.state,
    address.country,
  ]
    .filter(Boolean)
    .join(', ');

/** Another location; the vendor verifies it and then gives it a PartnerID (C102). */
export async function addLocation(
  { db, clock, ids, addressChecker }: LocationParts,
  acting: Acting,
  given: { readonly name: string; readonly address: Address },
): Promise<void> {
  const { caller, context } = acting;
  const address = normalizeAddress(given.address);
  const name = given.name.replace(/\s+/g, ' ').trim();
  await requireUsable(addressChecker, name, address, context.language);
  const country = address.country ?? '';
  const region =
    regionOf(country) ??
    refuse('location-country-closed', {}, [{ field: 'address.country', message: country }]);
  const tenantId = caller.tenant.id;
  const scope = tenantScope(tenantId);
  const at = clock.now();
  await db.transaction(scope, async (tx) => {
    const locationId = ids.guid();
    const location = { tenantId, locationId, name, country, region, address };
    if (!(await insertLocation(tx, location, at, locationsMax)))
      refuse('partner-locations-full', { limit: locationsMax });
    const contact = (await findProfiles(tx, scope))?.vetted.legal.contact ?? {};
    await openLocation(
      tx,
      {
        tenantId,
        locationId,
        facts: { locationName: name, locationAddress: oneLine(address) },
        contactName: [contact.firstName, contact.lastName].filter(Boolean).join(' ') || caller.tenant.name,
        contactEmail: contact.email ?? '',
      },
      at,
    );
    await record(tx, acting, 'add_partner_location', null, { name, country, state: 'pending' }, at);
  });
}

async function requireUsable(
  checker: AddressChecker,
  name: string,
  address: Address,
  language: Language,
): Promise<void> {
  const problems = checkAddress(address).filter(({ severity }) => severity === 'refuse');
  const fields = problems.map((problem) => ({
    field: `address.${problem.field}`,
    message: problemText(problem, language),
  }));
  const unnamed = {
    en: 'Name the location.',
    es: 'Ponga nombre a la ubicación.',
    ru: 'Назовите местоположение.',
  };
  if (name === '') fields.unshift({ field: 'name', message: unnamed[language] });
  if (fields.length === 0) {
    const verdict = await checker.check(address);
    for (const problem of verdict.status === 'None' ? verdict.problems : [])
      fields.push({ field: `address.${problem.field}`, message: problemText(problem, language) });
  }
  if (fields.length === 0) return;
  const text = [...new Set(fields.map(({ message }) => message.replace(/[.]$/, '')))].join('; ');
  throw new Refusal('enrollment-invalid', { problems: text }, fields);
}

export function renameLocation(
  parts: LocationParts,
  acting: Acting,
  locationId: string,
  of: { readonly name: string; readonly etag: string },
): Promise<void> {
  return change(parts, acting, locationId, of.etag, async (tx, present, at) => {
    const name = of.name.replace(/\s+/g, ' ').trim();
    if (name === '') refuse('input-invalid', { problems: 'name' }, [{ field: 'name', message: 'name' }]);
    await saveLocation(tx, present, { name, state: present.state });
    await record(tx, acting, 'update_partner_location', { name: present.name }, { name }, at);
  });
}

/** Its number is refused for anything new from now on; what is attributed to it stays. */
export function deactivateLocation(
  parts: LocationParts,
  acting: Acting,
  locationId: string,
  etag: string,
): Promise<void> {
  return change(parts, acting, locationId, etag, async (tx, present, at) => {
    if (present.isDefault) refuse('location-is-default');
    const state = moved(present.state, 'deactivate') ?? refuse('location-not-active');
    await saveLocation(tx, present, { name: present.name, state });
    await record(
      tx,
      acting,
      'deactivate_partner_location',
      { state: present.state },
      { state, name: present.name },
      at,
    );
  });
}

export function activateLocation(
  parts: LocationParts,
  acting: Acting,
  locationId: string,
  etag: string,
): Promise<void> {
  return change(parts, acting, locationId, etag, async (tx, present, at) => {
    const state = moved(present.state, 'activate') ?? refuse('location-not-inactive');
    await saveLocation(tx, present, { name: present.name, state });
    await record(
      tx,
      acting,
      'activate_partner_location',
      { state: present.state },
      { state, name: present.name },
      at,
    );
  });
}

/** Associates another location with the transacting account (C1, C102). */
export function associateLocation(
  parts: LocationParts,
  acting: Acting,
  locationId: string,
  etag: string,
): Promise<void> {
  return change(parts, acting, locationId, etag, async (tx, present, at) => {
    const partner = (await findPartner(tx, present.tenantId)) ?? refuse('not-found');
    const fault = associationFault(present, partner.country);
    if (fault) {
      const { language } = acting.context;
      refuse(fault, {
        location: present.name,
        locationCountry: countryName(present.country, language),
        country: countryName(partner.country, language),
      });
    }
    await saveDefault(tx, present.tenantId, present);
    const before = { associatedPartnerId: partner.locationPartnerId };
    await record(
      tx,
      acting,
      'associate_partner_location',
      before,
      { associatedPartnerId: present.partnerId },
      at,
    );
  });
}

/** A version that was read meets the location as it is now; somebody else's answers as unknown. */
function change(
  { db, clock }: LocationParts,
  { caller }: Acting,
  locationId: string,
  etag: string,
  work: (tx: Tx, present: Location, at: Date) => Promise<void>,
): Promise<void> {
  const tenantId = caller.tenant.id;
  return db.transaction(tenantScope(tenantId), async (tx) => {
    const present = (await lockLocation(tx, tenantId, locationId)) ?? refuse('not-found');
    if (etag !== String(present.version)) refuse('changed-meanwhile');
    await work(tx, present, clock.now());
  });
}

/** What the vendor's decision does to a location; handed to the verification by the whole. */
export const settleLocation: SettleLocation = async (tx, { tenantId, locationId, approved }) => {
  const location = await lockLocation(tx, tenantId, locationId);
  const to = location && moved(location.state, approved ? 'approve' : 'reject');
  if (!location || !to) return;
  if (to === 'active') await giveNumber(tx, tenantId, locationId);
  else await saveLocation(tx, location, { name: location.name, state: to });
};

function record(
  tx: Tx,
  { caller, context }: Acting,
  operation: string,
  oldValue: object | null,
  newValue: object,
  at: Date,
): Promise<void> {
  const event = { operation, resourceType: 'partner_location', oldValue, newValue };
  return appendAuditEvent(tx, actorOf(caller, context), event, at);
}
