import type { PersonEntries } from '../market/index.ts';
import type { ProfileContact } from './calls.ts';

export const personOf = (contact: ProfileContact): PersonEntries => ({
  firstName: contact.firstName ?? '',
  lastName: contact.lastName ?? '',
  email: contact.email ?? '',
  phoneNumber: contact.phoneNumber ?? '',
});

export const personIn = ({ firstName, lastName, email, phoneNumber }: PersonEntries): PersonEntries => ({
  firstName,
  lastName,
  email,
  phoneNumber,
});

export const nameOf = ({ firstName, lastName }: ProfileContact) =>
  [firstName, lastName].filter(Boolean).join(' ');
