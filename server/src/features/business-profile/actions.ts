import { imageSize } from 'image-size';
import type { Caller } from '../../access/caller.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import type { ReadVersion } from '../../errors/read-version.ts';
import { refuseStale } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { Address, AddressChecker } from '../market/index.ts';
import { blocks, fieldProblem, findRegion, normalizeAddress } from '../market/index.ts';
import type { Company, Location, Logo, ProfileText } from './model.ts';
import {
  changedFields,
  draftProblems,
  locationFits,
  logoProblem,
  logoTypeOf,
  missingForPublishing,
  profileLimits,
  tidyProfile,
} from './rules.ts';
import type { Own } from './store.ts';
import {
  deleteLocation,
  insertLocation,
  listLocations,
  lockOwn,
  removeProfile,
  saveDraft,
  saveLogo,
  savePublished,
} from './store.ts';

export interface BusinessProfileParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly addressChecker: AddressChecker;
}

export interface ProfileAsker {
  readonly caller: Caller;
  readonly correlationId: string;
  readonly language: Language;
}

/** One transaction in the company's own scope, with its profile held still. */
function writing<T>(
  { db }: BusinessProfileParts,
  { caller }: ProfileAsker,
  work: (tx: Tx, own: Own) => Promise<T>,
): Promise<T> {
  return db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const own = (await lockOwn(tx, caller.tenant.id)) ?? refuse('not-found');
    return work(tx, own);
  });
}

/** Keeps what is written so far; customers see it only once it is published (C6). */
export function writeDraft(
  parts: BusinessProfileParts,
  asker: ProfileAsker,
  given: ProfileText,
  read: ReadVersion | null,
): Promise<void> {
  const draft = tidyProfile(given);
  refuseInputs(draftProblems(draft));
  return writing(parts, asker, async (tx, { company, profile }) => {
    refuseStale(read, profile?.version ?? 'none');
    const at = parts.clock.now();
    await saveDraft(tx, company, draft, at);
    await record(tx, asker, company, {
      operation: profile ? 'update_business_profile' : 'create_business_profile',
      oldValue: {},
      newValue: { fields: changedFields(profile?.draft ?? null, draft) },
      at,
    });
  });
}

export function publish(parts: BusinessProfileParts, asker: ProfileAsker): Promise<void> {
  return writing(parts, asker, async (tx, { company, profile }) => {
    if (!profile) return refuse('business-profile-none');
    const missing = missingForPublishing(profile.draft);
    if (missing.length > 0) {
      const fields = missing.map((field) => ({ field, message: field }));
      refuse('business-profile-incomplete', { missing: missing.join(', ') }, fields);
    }
    const at = parts.clock.now();
    await savePublished(tx, company, at);
    await record(tx, asker, company, {
      operation: 'publish_business_profile',
      oldValue: { published: profile.publishedAt !== null },
      newValue: { published: true, fields: changedFields(profile.published, profile.draft) },
      at,
    });
  });
}

/** Permanent; leads stay (C7). */
export function deleteProfile(parts: BusinessProfileParts, asker: ProfileAsker): Promise<void> {
  return writing(parts, asker, async (tx, { company, profile }) => {
    if (!profile) return refuse('business-profile-none');
    const at = parts.clock.now();
    await removeProfile(tx, company);
    await record(tx, asker, company, {
      operation: 'delete_business_profile',
      oldValue: { published: profile.publishedAt !== null },
      newValue: {},
      at,
    });
  });
}

/** Null takes the logo away. */
export function setLogo(
  parts: BusinessProfileParts,
  asker: ProfileAsker,
  content: Buffer | null,
): Promise<void> {
  const logo = content && readLogoFile(content);
  return writing(parts, asker, async (tx, { company, profile }) => {
    if (!profile) return refuse('business-profile-none');
    const at = parts.clock.now();
    await saveLogo(tx, company, logo, at);
    await record(tx, asker, company, {
      operation: 'update_business_profile',
      oldValue: { logo: profile.hasLogo },
      newValue: { logo: logo !== null },
      at,
    });
  });
}

function readLogoFile(content: Buffer): Logo {
  const measured = measure(content);
  const problem = logoProblem(measured, content.length);
  if (problem)
    refuse(problem, { width: profileLimits.logoWidth, kilobytes: profileLimits.logoBytes / 1000 }, [
      { field: 'contentBase64', message: problem },
    ]);
  const type = logoTypeOf(measured?.type) ?? refuse('logo-unreadable');
  return { content, type };
}

function measure(content: Buffer): { readonly type: string | undefined; readonly width: number } | null {
  try {
    const { type, width } = imageSize(content);
    return { type, width };
  } catch {
    // Whatever is wrong with the file, it is not a picture that could be shown.
    return null;
  }
}

export interface NewLocation {
  readonly name: string;
  readonly address: Address;
}

/** A site in the company's selling region, at an address that mail reaches (C7). */
export async function addLocation(
  parts: BusinessProfileParts,
  asker: ProfileAsker,
  { name, address: given }: NewLocation,
): Promise<Location> {
  const address = normalizeAddress(given);
  const { language } = asker;
  const { problems = [] } = await parts.addressChecker.check(address);
  if (blocks(problems)) {
    const fields = problems.map((one) => fieldProblem(one, '', language));
    refuse('input-invalid', { problems: fields.map(({ message }) => message).join(' ') }, fields);
  }
  return writing(parts, asker, async (tx, { company, profile }) => {
    if (!profile) return refuse('business-profile-none');
    const country = address.country ?? '';
    if (!findRegion(company.region)?.countries.includes(country))
      refuse('location-outside-region', { country });
    const present = await listLocations(tx, company.partnerId);
    if (
      !locationFits(
        present.map((one) => one.address.country ?? ''),
        country,
      )
    )
      refuse('locations-full', { max: profileLimits.locationsPerCountry, country });
    const location = { locationId: parts.ids.guid(), name: name.trim(), address };
    const at = parts.clock.now();
    await insertLocation(tx, company.partnerId, location, at);
    await record(tx, asker, company, {
      operation: 'add_profile_location',
      oldValue: {},
      newValue: { name: location.name, country },
      at,
    });
    return location;
  });
}

export function removeLocation(
  parts: BusinessProfileParts,
  asker: ProfileAsker,
  locationId: string,
): Promise<void> {
  return writing(parts, asker, async (tx, { company }) => {
    const gone =
      (await deleteLocation(tx, company.partnerId, locationId)) ?? refuse('profile-location-unknown');
    await record(tx, asker, company, {
      operation: 'remove_profile_location',
      oldValue: gone,
      newValue: {},
      at: parts.clock.now(),
    });
  });
}

interface Recorded {
  readonly operation: string;
  readonly oldValue: object;
  readonly newValue: object;
  readonly at: Date;
}

/** Which fields changed, not what people's names and numbers in them are. */
function record(
  tx: Tx,
  { caller, correlationId }: ProfileAsker,
  { region }: Company,
  { operation, oldValue, newValue, at }: Recorded,
): Promise<void> {
  return appendAuditEvent(
    tx,
    actorOf(caller, { correlationId }),
    { operation, resourceType: 'business_profile', oldValue: { ...oldValue, region }, newValue },
    at,
  );
}
