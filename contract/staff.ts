import type { Static } from 'typebox';
import Type from 'typebox';
import { instant } from './parts.ts';

const Id = Type.String({ format: 'uuid' });

/** A role of 2.1 with the locations it is narrowed to; without any it is for the whole company. */
export const StaffRole = Type.Object({
  role: Type.String({ maxLength: 50 }),
  locations: Type.Optional(
    Type.Array(Type.String({ maxLength: 20 }), { maxItems: 50, description: 'Location PartnerIDs' }),
  ),
});
export type StaffRole = Static<typeof StaffRole>;

export const StaffMember = Type.Object({
  id: Id,
  displayName: Type.String(),
  userName: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  phoneNumber: Type.Optional(Type.String()),
  guest: Type.Boolean(),
  state: Type.Unsafe<'active' | 'inactive'>({ type: 'string', enum: ['active', 'inactive'] }),
  signInBlocked: Type.Boolean(),
  secondFactor: Type.Boolean({ description: 'Has a second factor' }),
  roles: Type.Array(StaffRole, { description: 'None: in the directory, but without access here' }),
  createdAt: instant(),
  deletedAt: Type.Optional(instant()),
  restorableUntil: Type.Optional(instant()),
  version: Type.Integer(),
});
export type StaffMember = Static<typeof StaffMember>;

export const StaffList = Type.Object({
  totalCount: Type.Integer({ description: 'On this page' }),
  items: Type.Array(StaffMember),
  continuationToken: Type.Optional(Type.String()),
});

/** What the form for staff can offer to the one who asks. */
export const StaffOptions = Type.Object({
  domains: Type.Array(Type.String()),
  roles: Type.Array(
    Type.Object({
      role: Type.String(),
      kind: Type.Unsafe<'directory' | 'program' | 'portal'>({
        type: 'string',
        enum: ['directory', 'program', 'portal'],
      }),
      byLocation: Type.Boolean(),
      forGuests: Type.Boolean(),
      assignable: Type.Boolean({ description: 'By who asks' }),
      members: Type.Integer(),
    }),
  ),
  locations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  globalAdmins: Type.Integer(),
  deleted: Type.Boolean({ description: 'Somebody can be restored' }),
});
export type StaffOptions = Static<typeof StaffOptions>;

const name = Type.String({ maxLength: 64 });
const displayName = Type.String({ minLength: 1, maxLength: 256 });
const roles = Type.Array(StaffRole, { maxItems: 30 });

export const StaffDraft = Type.Object({
  userPrincipalName: Type.String({ minLength: 1, maxLength: 128 }),
  displayName,
  firstName: Type.Optional(name),
  lastName: Type.Optional(name),
  phoneNumber: Type.Optional(Type.String({ maxLength: 64 })),
  roles,
});
export type StaffDraft = Static<typeof StaffDraft>;

export const StaffEdit = Type.Object({
  version: Type.Integer(),
  userPrincipalName: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  displayName: Type.Optional(displayName),
  firstName: Type.Optional(name),
  lastName: Type.Optional(name),
  phoneNumber: Type.Optional(Type.String({ maxLength: 64 })),
});
export type StaffEdit = Static<typeof StaffEdit>;

export const StaffRoles = Type.Object({ roles });

export const StaffAddition = Type.Object({
  userIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
  roles,
});

export const GuestInvitation = Type.Object({
  emails: Type.String({ minLength: 3, maxLength: 3000, description: 'Separated by comma or semicolon' }),
  roles,
});

/** Sign-in data, in the answer that made it and in no other. */
export const SignInData = Type.Object({
  id: Id,
  userName: Type.String(),
  temporaryPassword: Type.Optional(Type.String({ description: 'Shown once' })),
});
export type SignInData = Static<typeof SignInData>;

export const InvitedGuests = Type.Object({
  passwords: Type.Optional(
    Type.Array(Type.Object({ userName: Type.String(), temporaryPassword: Type.String() }), {
      description: 'Shown once',
    }),
  ),
  guests: Type.Array(
    Type.Object({
      email: Type.String(),
      invited: Type.Boolean(),
      message: Type.Optional(Type.String({ description: 'Why not' })),
    }),
  ),
});
export type InvitedGuests = Static<typeof InvitedGuests>;

export const SignInDoor = Type.Object({ blocked: Type.Boolean() });

/** Somebody of any company, as the operator sees who asks for help. */
export const PersonAnywhere = Type.Object({
  id: Id,
  displayName: Type.String(),
  userName: Type.String(),
  company: Type.String(),
  secondFactor: Type.Boolean(),
});
export type PersonAnywhere = Static<typeof PersonAnywhere>;

/** Own roles, and whom to ask for others. */
export const OwnAccess = Type.Object({
  roles: Type.Array(StaffRole),
  globalAdmins: Type.Array(Type.Object({ displayName: Type.String(), userName: Type.String() })),
});
export type OwnAccess = Static<typeof OwnAccess>;

const Attributes = Type.Object({ objectType: Type.String() });
const Links = Type.Record(Type.String(), Type.Unknown());

/** A role inside the partner's own tenant, as the command line reads it. */
export const PartnerRole = Type.Object({
  id: Id,
  name: Type.String(),
  category: Type.String(),
  attributes: Attributes,
});
export const PartnerRoleCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(PartnerRole),
  links: Links,
  attributes: Attributes,
});
