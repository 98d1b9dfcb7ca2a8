import type { InputProblem } from '../../errors/input-problems.ts';
import { isEmailAddress } from '../market/email-rules.ts';
import type { LogoType, OwnProfile, ProfileText } from './model.ts';

export const profileLimits = {
  description: 2500,
  locationsPerCountry: 5,
  logoWidth: 300,
  logoBytes: 500_000,
} as const;

/** A profile as it is kept: blanks at the ends and repetitions left out. */
export function tidyProfile(given: ProfileText): ProfileText {
  const once = (list: readonly string[]) => [...new Set(list.map((one) => one.trim()).filter(Boolean))];
  return {
    description: given.description.trim(),
    website: given.website.trim(),
    linkedIn: given.linkedIn.trim(),
    industries: once(given.industries).sort(),
    products: once(given.products).sort(),
    serviceTypes: once(given.serviceTypes).sort(),
    skills: once(given.skills),
    excludedSizes: once(given.excludedSizes),
    contactName: given.contactName.trim(),
    contactEmail: given.contactEmail.trim(),
    contactPhone: given.contactPhone.trim(),
  };
}

/** What is wrong with the entries themselves; a draft may still lack whatever it likes. */
export function draftProblems(profile: ProfileText): readonly InputProblem[] {
  const problems: (InputProblem | false)[] = [
    profile.contactEmail !== '' &&
      !isEmailAddress(profile.contactEmail) && { field: 'contactEmail', problem: 'not-email' },
    profile.website !== '' && !hostOf(profile.website) && { field: 'website', problem: 'not-web-address' },
    profile.linkedIn !== '' &&
      !isLinkedIn(profile.linkedIn) && { field: 'linkedIn', problem: 'not-linkedin' },
  ];
  return problems.filter((one) => one !== false);
}

/** They become links on a public page: nothing but the web. */
function hostOf(text: string): string | null {
  const url = URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.hostname : null;
}

function isLinkedIn(text: string): boolean {
  const host = hostOf(text);
  return host === 'linkedin.com' || host?.endsWith('.linkedin.com') === true;
}

/** What a profile needs before customers may see it. */
export function missingForPublishing(profile: ProfileText): readonly (keyof ProfileText)[] {
  const needed = ['description', 'serviceTypes', 'contactName', 'contactEmail'] as const;
  return needed.filter((name) => profile[name].length === 0);
}

export function differsFromPublished({ draft, published, logoChanged }: OwnProfile): boolean {
  return published !== null && (logoChanged || JSON.stringify(draft) !== JSON.stringify(published));
}

/** Names of the fields that two versions tell differently, for the record of a change. */
export function changedFields(before: ProfileText | null, after: ProfileText): readonly string[] {
  const names = Object.keys(after) as (keyof ProfileText)[];
  return names.filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after[name]));
}

export type LogoProblem = 'logo-unreadable' | 'logo-too-wide' | 'logo-too-large';

/** Null: the picture can be the logo (C6). */
export function logoProblem(
  measured: { readonly type: string | undefined; readonly width: number } | null,
  bytes: number,
): LogoProblem | null {
  if (bytes > profileLimits.logoBytes) return 'logo-too-large';
  if (!measured || !logoTypeOf(measured.type)) return 'logo-unreadable';
  return measured.width > profileLimits.logoWidth ? 'logo-too-wide' : null;
}

const logoTypes: Readonly<Record<string, LogoType>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

export function logoTypeOf(type: string | undefined): LogoType | null {
  return logoTypes[type?.toLowerCase() ?? ''] ?? null;
}

/** At most five sites in one country (C7, D15). */
export function locationFits(countries: readonly string[], country: string): boolean {
  return countries.filter((one) => one === country).length < profileLimits.locationsPerCountry;
}
