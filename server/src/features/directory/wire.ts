import type {
  DirectoryEntry,
  ListableProvider as ListableProviderOnWire,
  ListingChange as ListingChangeOnWire,
  WholeListing,
} from '../../../../contract/directory.ts';
import type { Language } from '../../errors/sentence.ts';
import { instant, present } from '../../platform/http/index.ts';
import { regionName } from '../market/index.ts';
import type { ListableProvider, Listed, Listing, ListingChange, ListingText } from './model.ts';

const textToWire = (text: ListingText) => ({
  countries: [...text.countries],
  services: [...text.services],
  description: text.description,
  website: text.website,
  contactName: text.contactName,
  contactEmail: text.contactEmail,
  contactPhone: text.contactPhone,
});

const listedToWire = ({ providerId, name, country, region }: Listed, language: Language) => ({
  id: providerId,
  name,
  country,
  region,
  regionName: regionName(region, language),
});

/** What the public reads: nothing of the vendor's representative. */
export const entryToWire = (listing: Listing, language: Language): DirectoryEntry => ({
  ...listedToWire(listing, language),
  ...textToWire(listing),
});

export const listingToWire = (listing: Listing, language: Language): WholeListing => ({
  ...entryToWire(listing, language),
  representative: { name: listing.representative.name, email: listing.representative.email },
  updatedAt: instant(listing.updatedAt),
  etag: String(listing.version),
});

export const providerToWire = (
  provider: ListableProvider,
  countriesOfRegion: readonly string[],
  language: Language,
): ListableProviderOnWire => ({
  ...listedToWire(provider, language),
  countriesOfRegion: [...countriesOfRegion],
  ...(provider.listing ? { listing: listingToWire(provider.listing, language) } : {}),
});

export const changeToWire = (change: ListingChange): ListingChangeOnWire =>
  present({
    id: change.changeId,
    providerId: change.providerId,
    providerName: change.providerName,
    state: change.state,
    wanted: textToWire(change.wanted),
    note: change.note,
    askedAt: instant(change.askedAt),
    askedBy: change.askedByName,
    decidedAt: change.decidedAt ? instant(change.decidedAt) : null,
    decidedBy: change.decidedByName,
    reason: change.reason,
  }) as ListingChangeOnWire;
