import { type Form, useForm } from '../../ui/index.ts';
import type { ProfileText } from './calls.ts';
import { useText } from './text.ts';

export interface ProfileEntries {
  readonly description: string;
  readonly website: string;
  readonly linkedIn: string;
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly serviceTypes: readonly string[];
  /** One a line. */
  readonly skills: string;
  readonly excludedSizes: readonly string[];
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
}

const skillsMax = 20;
const skillLength = 60;
const skillsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function useProfileForm(draft: ProfileText | undefined): Form<ProfileEntries> {
  const t = useText();
  const web = /^https?:\/\/\S+\.\S+$/i;
  return useForm<ProfileEntries>({
    initial: {
      description: draft?.description ?? '',
      website: draft?.website ?? '',
      linkedIn: draft?.linkedIn ?? '',
      industries: draft?.industries ?? [],
      products: draft?.products ?? [],
      serviceTypes: draft?.serviceTypes ?? [],
      skills: draft?.skills.join('\n') ?? '',
      excludedSizes: draft?.excludedSizes ?? [],
      contactName: draft?.contactName ?? '',
      contactEmail: draft?.contactEmail ?? '',
      contactPhone: draft?.contactPhone ?? '',
    },
    problems: (values) => ({
      website: values.website.trim() && !web.test(values.website.trim()) ? t('websiteForm') : undefined,
      linkedIn: values.linkedIn.trim() && !web.test(values.linkedIn.trim()) ? t('websiteForm') : undefined,
      contactEmail:
        values.contactEmail.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.contactEmail.trim())
          ? t('emailForm')
          : undefined,
      skills:
        skillsOf(values.skills).length > skillsMax ||
        skillsOf(values.skills).some((one) => one.length > skillLength)
          ? t('skillsMany')
          : undefined,
    }),
  });
}

export const profileOf = (entries: ProfileEntries): ProfileText =>
  ({ ...entries, skills: skillsOf(entries.skills) }) as unknown as ProfileText;
