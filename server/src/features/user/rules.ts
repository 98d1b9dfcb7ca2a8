import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { purgedBefore } from '../license/rules.ts';
import { isCountryCode } from '../market/rules.ts';
import type { OwnDomain, PersonChange, PersonToCreate } from './model.ts';

/** Everybody has this one, so that who has no directory role can sign in too. */
export const everybodysRole = 'customer-user';
export const globalAdmin = 'global-admin';

const nameForm = /^[a-z0-9](?:[a-z0-9._'-]{0,62}[a-z0-9_-])?$/i;

/** Why somebody cannot be called this here (C72); that the name is free, the database decides (I39). */
export function checkUserName(
  userPrincipalName: string,
  domains: readonly OwnDomain[],
  language: Language,
): Refusal | null {
  const [local = '', domain = '', ...rest] = userPrincipalName.trim().split('@');
  const wrong = (reason: 'user-name-form' | 'user-domain-foreign' | 'user-domain-federated') => {
    const parameters = {
      userName: userPrincipalName.slice(0, 100),
      domain: domain.slice(0, 100),
      domains: managedDomains(domains).join(', '),
    };
    const message = sentenceOf(reason, parameters, language);
    return new Refusal(reason, parameters, [{ field: 'userPrincipalName', message }]);
  };
  if (rest.length > 0 || domain === '' || !nameForm.test(local) || local.includes('..'))
    return wrong('user-name-form');
  const own = domains.find(({ domainName }) => domainName === domain.toLowerCase());
  if (!own) return wrong('user-domain-foreign');
  return own.isFederated ? wrong('user-domain-federated') : null;
}

/** Domains in which people can be made here. */
export function managedDomains(domains: readonly OwnDomain[]): string[] {
  return domains.filter(({ isFederated }) => !isFederated).map(({ domainName }) => domainName);
}

const kindsOfCharacters = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** A password that somebody else chose is good for one sign-in (I22); it is held to less than a person's own. */
export function checkTemporaryPassword(password: string, userPrincipalName: string): Refusal | null {
  const length = [...password].length;
  const kinds = kindsOfCharacters.filter((kind) => kind.test(password)).length;
  const name = userPrincipalName.split('@')[0]?.toLowerCase() ?? '';
  const holdsName = name.length > 2 && password.toLowerCase().includes(name);
  return length < 8 || length > 256 || kinds < 3 || holdsName ? new Refusal('temporary-password-weak') : null;
}

const countryTexts: Readonly<Record<Language, string>> = {
  en: 'is no country',
  es: 'no es un país',
  ru: 'не является страной',
};

/** Two letters of a country that exists. */
export function checkLocation(usageLocation: string | null | undefined, language: Language): Refusal | null {
  if (!usageLocation || isCountryCode(usageLocation.toUpperCase())) return null;
  const message = countryTexts[language];
  return new Refusal('input-invalid', { problems: `usageLocation ${message}` }, [
    { field: 'usageLocation', message },
  ]);
}

export function tidiedPerson(person: PersonToCreate): PersonToCreate {
  return {
    ...person,
    userPrincipalName: person.userPrincipalName.trim(),
    firstName: person.firstName.trim(),
    lastName: person.lastName.trim(),
    displayName: person.displayName.trim(),
    usageLocation: person.usageLocation?.trim().toUpperCase() || null,
    phoneNumber: person.phoneNumber?.trim() || null,
  };
}

/** The members that are given and say something new. */
export function realChange(
  before: Readonly<Record<keyof PersonChange, string | null>>,
  change: PersonChange,
): PersonChange {
  const tidied = Object.entries(change)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => [name, name === 'usageLocation' ? value.trim().toUpperCase() : value.trim()]);
  return Object.fromEntries(
    tidied.filter(([name, value]) => (before[name as keyof PersonChange] ?? '') !== value),
  );
}

/** I40: whether somebody else has the role as well. */
export function isLastGlobalAdmin(userId: string, globalAdminIds: readonly string[]): boolean {
  return globalAdminIds.includes(userId) && globalAdminIds.length === 1;
}

/** Whether somebody has any role besides everybody's: then more is needed to reset the password (2.6). */
export function isAdministrator(roles: readonly string[]): boolean {
  return roles.some((role) => role !== everybodysRole && role !== 'default-user' && role !== 'guest');
}

/** When somebody deleted at this moment is forgotten for good (I41). */
export function lapseOf(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + (deletedAt.getTime() - purgedBefore(deletedAt).getTime()));
}

/** A full name that can stand after an @: letters, digits and hyphens between dots. */
export function isDomainName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(text)
  );
}
