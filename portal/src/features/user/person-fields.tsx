import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { ComboField, type Form, FormLayout, type Problems, SelectField, TextField } from '../../ui/index.ts';
import { countriesKey, readCountries } from './calls.ts';
import { useText } from './text.ts';

export interface PersonEntries {
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  /** Before the @; the domain stands beside it. */
  readonly userName: string;
  readonly domain: string;
  readonly usageLocation: string;
}

const nameForm = /^[a-z0-9](?:[a-z0-9._'-]{0,62}[a-z0-9_-])?$/i;

/** What can be seen to be wrong before the server looks. */
export function usePersonProblems(): (values: PersonEntries) => Problems<PersonEntries> {
  const t = useText();
  return ({ displayName, userName, usageLocation }) => ({
    displayName: displayName.trim() === '' ? t('displayNameMissing') : undefined,
    userName:
      userName.trim() === ''
        ? t('userNameMissing')
        : nameForm.test(userName.trim())
          ? undefined
          : t('userNameForm'),
    usageLocation: usageLocation === '' ? t('locationMissing') : undefined,
  });
}

/** The server names the whole user name. */
export const serverNames = { userPrincipalName: 'userName' } as const;

export const wholeName = ({ userName, domain }: PersonEntries) => `${userName.trim()}@${domain}`;

interface PersonFieldsProps {
  readonly form: Form<PersonEntries>;
  readonly domains: readonly string[];
  /** Somebody's own, which may be federated and so not among those to choose from. */
  readonly presentDomain?: string;
  readonly disabled?: boolean;
}

/** Names and place of a person of a customer (C72). */
export function PersonFields({ form, domains, presentDomain, disabled = false }: PersonFieldsProps) {
  const t = useText();
  const offered = presentDomain && !domains.includes(presentDomain) ? [presentDomain, ...domains] : domains;
  return (
    <>
      <FormLayout.Row>
        <TextField
          label={t('firstName')}
          maxLength={64}
          disabled={disabled}
          {...form.field('firstName')}
          onChange={(firstName) => form.set({ firstName, ...proposed(form.values, { firstName }) })}
        />
        <TextField
          label={t('lastName')}
          maxLength={64}
          disabled={disabled}
          {...form.field('lastName')}
          onChange={(lastName) => form.set({ lastName, ...proposed(form.values, { lastName }) })}
        />
      </FormLayout.Row>
      <TextField
        label={t('displayName')}
        required
        maxLength={256}
        disabled={disabled}
        {...form.field('displayName')}
      />
      <FormLayout.Row>
        <TextField
          label={t('userName')}
          required
          maxLength={64}
          spellCheck={false}
          disabled={disabled}
          {...form.field('userName')}
        />
        <SelectField
          label={t('domain')}
          none={false}
          disabled={disabled}
          choices={offered.map((domain) => ({ value: domain, label: `@${domain}` }))}
          {...form.field('domain')}
        />
      </FormLayout.Row>
      <LocationField form={form} disabled={disabled} />
    </>
  );
}

/** The display name follows the names as long as it was not written by hand. */
function proposed(
  { firstName, lastName, displayName }: PersonEntries,
  change: Partial<PersonEntries>,
): Partial<PersonEntries> {
  const joined = (first: string, last: string) => `${first.trim()} ${last.trim()}`.trim();
  const follows = displayName === '' || displayName === joined(firstName, lastName);
  if (!follows) return {};
  return { displayName: joined(change.firstName ?? firstName, change.lastName ?? lastName) };
}

function LocationField({ form, disabled }: { form: Form<PersonEntries>; disabled: boolean }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery({ queryKey: countriesKey, queryFn: ({ signal }) => readCountries(signal) });
  const present = form.values.usageLocation;
  const known = query.data ?? [];
  const countries =
    present === '' || known.some(({ country }) => country === present)
      ? known
      : [...known, { country: present, name: format.country(present) }];
  return (
    <ComboField
      label={t('location')}
      required
      hint={t('locationHint')}
      disabled={disabled}
      choices={countries.map(({ country, name }) => ({ value: country, label: name }))}
      {...form.field('usageLocation')}
    />
  );
}
