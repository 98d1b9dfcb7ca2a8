import type { Static } from 'typebox';
import Type from 'typebox';

const Sentence = Type.String({ description: 'In the reader’s language' });

export const ExplainedTask = Type.Object({
  task: Type.String({ description: 'Such as add-subscriptions' }),
  name: Sentence,
  operation: Type.String({ description: 'Row of the access table that decides' }),
});

export const ExplainedCheck = Type.Object({
  check: Type.Enum([
    'role',
    'location',
    'company',
    'program',
    'agreement',
    'cloud',
    'relationship',
    'directory',
  ]),
  passed: Type.Boolean(),
  sentence: Sentence,
});

export const ExplainedPerson = Type.Object({
  userId: Type.String({ format: 'uuid' }),
  name: Type.String(),
  userPrincipalName: Type.String(),
  roles: Type.Array(Type.String()),
});

export const ExplainedVerdict = Type.Object({
  task: Type.String(),
  name: Sentence,
  allowed: Type.Boolean(),
  secondFactor: Type.Boolean({ description: 'Asks for a second factor on the way' }),
  checks: Type.Array(ExplainedCheck),
  remedy: Type.Optional(Sentence),
});

/** Who of the caller's company may do what at one customer. */
export const AccessMatrix = Type.Object({
  tasks: Type.Array(ExplainedTask),
  totalCount: Type.Integer({ description: 'People on this page' }),
  items: Type.Array(Type.Object({ ...ExplainedPerson.properties, allowed: Type.Array(Type.String()) })),
  continuationToken: Type.Optional(Type.String()),
});

/** What one person may do at one customer, and on what each answer rests. */
export const PersonAccess = Type.Object({
  person: ExplainedPerson,
  customer: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }),
  verdicts: Type.Array(ExplainedVerdict),
});

/** What one person may do, customer by customer. */
export const PersonCustomers = Type.Object({
  person: ExplainedPerson,
  tasks: Type.Array(ExplainedTask),
  totalCount: Type.Integer({ description: 'Customers on this page' }),
  items: Type.Array(
    Type.Object({
      customerId: Type.String({ format: 'uuid' }),
      name: Type.String(),
      allowed: Type.Array(Type.String()),
    }),
  ),
  continuationToken: Type.Optional(Type.String()),
});

/** What the partners of the asking customer may do there, role by role. */
export const PartnersAccess = Type.Object({
  tasks: Type.Array(ExplainedTask),
  totalCount: Type.Integer(),
  items: Type.Array(
    Type.Object({
      partnerId: Type.String({ format: 'uuid' }),
      partner: Type.String(),
      capacity: Type.Enum(['provider', 'reseller', 'direct']),
      state: Type.Enum(['active', 'ended', 'frozen']),
      holders: Type.Array(
        Type.Object({
          holder: Type.String({
            description: 'Role of staff, or the delegation that a group of staff is mapped in',
          }),
          name: Sentence,
          allowed: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
});

/** Why something was refused to the caller, and who could do it. */
export const RefusalExplained = Type.Object({
  reason: Type.String(),
  operation: Type.Optional(Type.String()),
  sentence: Sentence,
  checks: Type.Array(ExplainedCheck),
  remedy: Type.Optional(Sentence),
  able: Type.Array(ExplainedPerson, {
    description: 'People of the caller’s company who may; the first five by name',
  }),
});

export type AccessMatrix = Static<typeof AccessMatrix>;
export type PersonAccess = Static<typeof PersonAccess>;
export type PersonCustomers = Static<typeof PersonCustomers>;
export type PartnersAccess = Static<typeof PartnersAccess>;
export type RefusalExplained = Static<typeof RefusalExplained>;
export type ExplainedVerdict = Static<typeof ExplainedVerdict>;
