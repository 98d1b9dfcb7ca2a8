import type { AddressEntries } from '../market/index.ts';

const members = ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode'] as const;

interface AddressRead extends Partial<Record<(typeof members)[number], string>> {
  readonly country?: string;
}

export const addressEntries = (of: AddressRead): AddressEntries => ({
  addressLine1: of.addressLine1 ?? '',
  addressLine2: of.addressLine2 ?? '',
  city: of.city ?? '',
  state: of.state ?? '',
  postalCode: of.postalCode ?? '',
});

/** What was read with what the form holds now; whom the address names stays. */
export function addressSent<Read extends AddressRead>(read: Read, entries: AddressEntries): object {
  const given = Object.fromEntries(members.map((name) => [name, entries[name].trim()]));
  return { ...read, ...given };
}

export const addressLine = (of: AddressRead, country: string) =>
  [of.addressLine1, of.addressLine2, [of.postalCode, of.city, of.state].filter(Boolean).join(' '), country]
    .filter(Boolean)
    .join(', ');

/** The names of entries that must not be empty, each with this problem. */
export const missingOf = <Values extends object>(
  values: Values,
  names: readonly (keyof Values & string)[],
  problem: string,
) =>
  Object.fromEntries(
    names.map((name) => [name, String(values[name]).trim() ? undefined : problem]),
  ) as Partial<Record<keyof Values & string, string | undefined>>;
