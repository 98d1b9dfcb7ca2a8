import { type Form, useForm } from '../../ui/index.ts';
import type { ListingText } from './calls.ts';
import { useText } from './text.ts';

export interface ListingEntries {
  readonly countries: readonly string[];
  readonly services: readonly string[];
  readonly description: string;
  readonly website: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
  readonly note: string;
  readonly representativeName: string;
  readonly representativeEmail: string;
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The entries of a listing; the representative's are asked of the vendor only. */
export function useListingForm(
  present: ListingText | undefined,
  representative?: { readonly name: string; readonly email: string },
): Form<ListingEntries> {
  const t = useText();
  return useForm<ListingEntries>({
    initial: {
      countries: present?.countries ?? [],
      services: present?.services ?? [],
      description: present?.description ?? '',
      website: present?.website ?? '',
      contactName: present?.contactName ?? '',
      contactEmail: present?.contactEmail ?? '',
      contactPhone: present?.contactPhone ?? '',
      note: '',
      representativeName: representative?.name ?? '',
      representativeEmail: representative?.email ?? '',
    },
    problems: (values) => ({
      countries: values.countries.length === 0 ? t('countriesMissing') : undefined,
      services: values.services.length === 0 ? t('servicesMissing') : undefined,
      contactName: values.contactName.trim() ? undefined : t('contactNameMissing'),
      contactEmail: email.test(values.contactEmail.trim()) ? undefined : t('contactEmailForm'),
      website:
        values.website.trim() && !/^https?:\/\/\S+\.\S+$/i.test(values.website.trim())
          ? t('websiteForm')
          : undefined,
      ...(representative && {
        representativeName: values.representativeName.trim() ? undefined : t('contactNameMissing'),
        representativeEmail: email.test(values.representativeEmail.trim())
          ? undefined
          : t('contactEmailForm'),
      }),
    }),
    serverNames: {
      'representative.name': 'representativeName',
      'representative.email': 'representativeEmail',
    },
  });
}

export const listingOf = (entries: ListingEntries): ListingText => ({
  countries: [...entries.countries],
  services: [...entries.services] as ListingText['services'],
  description: entries.description,
  website: entries.website,
  contactName: entries.contactName,
  contactEmail: entries.contactEmail,
  contactPhone: entries.contactPhone,
});
