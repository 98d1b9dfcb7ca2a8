import type { Static } from 'typebox';
import Type from 'typebox';
import { OwnPartners } from './relationship.ts';

const row = {
  tenantId: Type.String({ format: 'uuid' }),
  name: Type.String(),
  country: Type.String(),
  cloud: Type.String(),
  domain: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  partners: Type.Array(Type.Object({ tenantId: Type.String({ format: 'uuid' }), name: Type.String() }), {
    description: 'Those that serve it now, a few of them',
  }),
};

export const RegisteredCustomer = Type.Object(row);
export type RegisteredCustomer = Static<typeof RegisteredCustomer>;

export const RegisteredCustomers = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(RegisteredCustomer),
  continuationToken: Type.Optional(Type.String()),
});

const UpTo = Type.Object({ count: Type.Integer(), more: Type.Optional(Type.Boolean()) });

export const CustomerRegisterRecord = Type.Object({
  ...row,
  registrationId: Type.Optional(Type.String()),
  people: UpTo,
  subscriptions: UpTo,
  admins: Type.Array(
    Type.Object({ name: Type.String(), userPrincipalName: Type.String(), active: Type.Boolean() }),
  ),
  /** Every partner it has or had, and what each may do (2.5). */
  standing: OwnPartners,
});
export type CustomerRegisterRecord = Static<typeof CustomerRegisterRecord>;
