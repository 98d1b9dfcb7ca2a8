import type { Static } from 'typebox';
import Type from 'typebox';
import { LicenseChangeResult } from './license.ts';
import { textEnum } from './parts.ts';

const Id = Type.String({ format: 'uuid' });
const Attributes = Type.Object({ objectType: Type.String() });
const Links = Type.Record(Type.String(), Type.Unknown());
const onThisPage = Type.Integer({ description: 'On this page' });
const instant = (description?: string) =>
  Type.String({ format: 'date-time', ...(description ? { description } : {}) });

/** Passwords are no member: they are given out once, where they are made (I20). */
export const CustomerUser = Type.Object({
  id: Id,
  usageLocation: Type.Optional(Type.String({ description: 'ISO 3166 alpha-2; needed before a license' })),
  userPrincipalName: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  displayName: Type.String(),
  userDomainType: textEnum(['none', 'managed', 'federated']),
  state: textEnum(['active', 'inactive']),
  softDeletionTime: Type.Optional(
    Type.String({ format: 'date-time', description: 'Start of the 30 days in which restoring is possible' }),
  ),
  phoneNumber: Type.Optional(Type.String()),
  immutableId: Type.Optional(Type.String()),
  lastDirectorySyncTime: Type.Optional(instant()),
  passwordProfile: Type.Optional(
    Type.Object({
      password: Type.Optional(Type.String({ description: 'In the answer of the creation alone' })),
      forceChangePassword: Type.Boolean(),
    }),
  ),
  links: Links,
  attributes: Attributes,
});
export type CustomerUser = Static<typeof CustomerUser>;

export const CustomerUserCollection = Type.Object({
  totalCount: onThisPage,
  items: Type.Array(CustomerUser),
  continuationToken: Type.Optional(Type.String()),
  links: Links,
  attributes: Attributes,
});

const PasswordProfile = Type.Object({
  password: Type.String({ minLength: 1, maxLength: 256 }),
  forceChangePassword: Type.Optional(
    Type.Boolean({ description: 'A temporary password is always to be changed' }),
  ),
});
const name = Type.String({ maxLength: 64 });
const displayName = Type.String({ minLength: 1, maxLength: 256 });
const userName = Type.String({ minLength: 1, maxLength: 128 });
const location = Type.String({ minLength: 2, maxLength: 2, description: 'ISO 3166 alpha-2' });
const phone = Type.String({ maxLength: 64 });

export const CustomerUserToCreate = Type.Object({
  userPrincipalName: userName,
  displayName,
  firstName: Type.Optional(name),
  lastName: Type.Optional(name),
  usageLocation: location,
  phoneNumber: Type.Optional(phone),
  immutableId: Type.Optional(Type.String({ maxLength: 256 })),
  passwordProfile: PasswordProfile,
});

/** Any part of a person; `state` active brings a deleted one back; a password alone is a reset. */
export const CustomerUserChange = Type.Object({
  id: Type.Optional(Type.String({ description: 'That of the address, or left out' })),
  userPrincipalName: Type.Optional(userName),
  displayName: Type.Optional(displayName),
  firstName: Type.Optional(name),
  lastName: Type.Optional(name),
  usageLocation: Type.Optional(location),
  phoneNumber: Type.Optional(phone),
  immutableId: Type.Optional(Type.String({ maxLength: 256 })),
  state: Type.Optional(textEnum(['active', 'inactive'])),
  passwordProfile: Type.Optional(
    Type.Object({
      password: Type.Optional(Type.String({ maxLength: 256 })),
      forceChangePassword: Type.Optional(Type.Boolean()),
    }),
  ),
});

export const PasswordReset = Type.Object({ passwordProfile: PasswordProfile });

export const DirectoryRole = Type.Object({ id: Id, name: Type.String(), attributes: Attributes });
export const DirectoryRoleCollection = Type.Object({
  totalCount: onThisPage,
  items: Type.Array(DirectoryRole),
  links: Links,
  attributes: Attributes,
});

export const UserMember = Type.Object({
  id: Id,
  displayName: Type.String(),
  userPrincipalName: Type.String(),
  roleId: Id,
  attributes: Attributes,
});
export const UserMemberCollection = Type.Object({
  totalCount: onThisPage,
  items: Type.Array(UserMember),
  continuationToken: Type.Optional(Type.String()),
  links: Links,
  attributes: Attributes,
});
export const UserMemberToAdd = Type.Object({
  id: Id,
  displayName: Type.Optional(Type.String()),
  userPrincipalName: Type.Optional(Type.String()),
});

// Twotier's own pages

const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const ListedPerson = Type.Object({
  id: Id,
  displayName: Type.String(),
  userName: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  usageLocation: Type.Optional(Type.String()),
  phoneNumber: Type.Optional(Type.String()),
  state: textEnum(['active', 'inactive']),
  signInBlocked: Type.Boolean({ description: 'Gets in nowhere, keeps roles and licenses' }),
  roles: Type.Array(Named, { description: 'Directory roles' }),
  licenses: Type.Array(Named),
  createdAt: instant(),
  syncedAt: Type.Optional(instant()),
  deletedAt: Type.Optional(instant()),
  restorableUntil: Type.Optional(instant()),
  version: Type.Integer({ description: 'To be sent with a change' }),
});
export type ListedPerson = Static<typeof ListedPerson>;

export const PeopleList = Type.Object({
  totalCount: onThisPage,
  items: Type.Array(ListedPerson),
  continuationToken: Type.Optional(Type.String()),
});

/** What a form for people of a customer can offer. */
export const PersonOptions = Type.Object({
  domains: Type.Array(Type.String(), { description: 'Managed ones; the default first' }),
  country: Type.String(),
  roles: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      privileged: Type.Boolean(),
      members: Type.Integer(),
    }),
  ),
  deleted: Type.Boolean({ description: 'Somebody can be restored' }),
});
export type PersonOptions = Static<typeof PersonOptions>;

export const PersonDraft = Type.Object({
  userPrincipalName: userName,
  displayName,
  firstName: Type.Optional(name),
  lastName: Type.Optional(name),
  usageLocation: location,
  phoneNumber: Type.Optional(phone),
  roles: Type.Optional(Type.Array(Id, { maxItems: 50 })),
  licenses: Type.Optional(Type.Array(Type.String(), { maxItems: 100, description: 'Ids of SKUs' })),
});
export type PersonDraft = Static<typeof PersonDraft>;

export const CreatedPerson = Type.Object({
  id: Id,
  displayName: Type.String(),
  userName: Type.String(),
  temporaryPassword: Type.Optional(
    Type.String({ description: 'Shown once; absent when the request is repeated' }),
  ),
  licenses: Type.Array(LicenseChangeResult),
});
export type CreatedPerson = Static<typeof CreatedPerson>;

export const PersonEdit = Type.Object({
  version: Type.Integer(),
  userPrincipalName: Type.Optional(userName),
  displayName: Type.Optional(displayName),
  firstName: Type.Optional(name),
  lastName: Type.Optional(name),
  usageLocation: Type.Optional(location),
  phoneNumber: Type.Optional(phone),
});
export type PersonEdit = Static<typeof PersonEdit>;

export const PersonRoles = Type.Object({ roles: Type.Array(Id, { maxItems: 50 }) });

export const NewPassword = Type.Object({
  userName: Type.String(),
  temporaryPassword: Type.Optional(Type.String({ description: 'Shown once' })),
});
export type NewPassword = Static<typeof NewPassword>;
