import type {
  FoundPartner,
  OwnProfile as OwnProfileOnWire,
  ProfileLocation,
  ProfileText as ProfileTextOnWire,
} from '../../../../contract/business-profile.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant } from '../../platform/http/index.ts';
import { addressAnswer, findRegion, regionName } from '../market/index.ts';
import type { FoundProfile, Location, ProfileText } from './model.ts';
import { differsFromPublished, missingForPublishing } from './rules.ts';
import type { Own } from './store.ts';

// Tags are checked against their lists when they come in.
const textToWire = (text: ProfileText) => ({ ...text }) as unknown as ProfileTextOnWire;

export function locationToWire({ locationId, name, address }: Location): ProfileLocation {
  return { id: locationId, name, ...addressAnswer(address) } as ProfileLocation;
}

export function ownToWire(
  { company, profile }: Own,
  locations: readonly Location[],
  language: Language,
): OwnProfileOnWire {
  return {
    companyName: company.name,
    region: company.region,
    regionName: regionName(company.region, language),
    countriesOfRegion: [...(findRegion(company.region)?.countries ?? [])],
    ...(profile ? { draft: textToWire(profile.draft), etag: String(profile.version) } : {}),
    hasLogo: profile?.hasLogo ?? false,
    ...(profile?.publishedAt ? { publishedAt: instant(profile.publishedAt) } : {}),
    changedSincePublished: profile ? differsFromPublished(profile) : false,
    missing: profile ? [...missingForPublishing(profile.draft)] : [],
    locations: locations.map(locationToWire),
  };
}

export function foundToWire(found: FoundProfile, language: Language): FoundPartner {
  return {
    id: found.partnerId,
    name: found.name,
    country: found.country,
    region: found.region,
    regionName: regionName(found.region, language),
    hasLogo: found.hasLogo,
    ...textToWire(found.text),
    locations: found.locations.map(locationToWire),
  };
}
