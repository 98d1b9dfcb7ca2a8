import type { Address } from './model.ts';

/** The members of an address in the order answers list them; they are called the same everywhere. */
const addressMembers = [
  'country',
  'region',
  'city',
  'state',
  'addressLine1',
  'addressLine2',
  'postalCode',
  'firstName',
  'middleName',
  'lastName',
  'phoneNumber',
] as const satisfies readonly (keyof Address)[];

/** Takes the members of an address from an object that may hold more, as bodies and rows do. */
export function readAddress(from: Readonly<Record<string, unknown>>): Address {
  return Object.fromEntries(
    addressMembers.flatMap((name) => (typeof from[name] === 'string' ? [[name, from[name]]] : [])),
  );
}

/** An address as answers hold it: what is not known is left out, never null. */
export function addressAnswer(address: Address): Partial<Record<(typeof addressMembers)[number], string>> {
  return readAddress(address as Readonly<Record<string, unknown>>) as Partial<
    Record<(typeof addressMembers)[number], string>
  >;
}
