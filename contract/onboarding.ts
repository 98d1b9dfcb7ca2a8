import type { Static } from 'typebox';
import Type from 'typebox';
import { AgreementContact } from './agreement.ts';
import { Customer, NewCustomer, UserCredentials } from './customer.ts';

export const WantedSubscription = Type.Object({
  catalogItemId: Type.String({ minLength: 1, maxLength: 200 }),
  quantity: Type.Integer({ minimum: 1 }),
  termDuration: Type.Optional(Type.String({ maxLength: 20 })),
  billingCycle: Type.Optional(Type.String({ maxLength: 20 })),
  currencyCode: Type.Optional(Type.String({ maxLength: 3, description: 'Currency the price was shown in' })),
  friendlyName: Type.Optional(Type.String({ maxLength: 256 })),
  promotionId: Type.Optional(
    Type.String({ maxLength: 200, description: 'Promotion the first term is bought with' }),
  ),
});
export type WantedSubscription = Static<typeof WantedSubscription>;

const wanted = {
  subscriptions: Type.Optional(Type.Array(WantedSubscription, { maxItems: 100 })),
  attestationAccepted: Type.Optional(
    Type.Boolean({ description: 'The seller declares in which role it sells' }),
  ),
};

/** Everything the wizard has gathered, sent at once: nothing exists before (C15). */
export const NewCustomerAccount = Type.Object({
  customer: NewCustomer,
  agreement: Type.Object({
    kind: Type.String({ enum: ['confirmed', 'direct'] }),
    contact: Type.Optional(AgreementContact),
    dateAgreed: Type.Optional(Type.String({ description: 'Day on which the customer accepted, UTC' })),
  }),
  resellerTenantId: Type.Optional(Type.String({ format: 'uuid' })),
  ...wanted,
});
export type NewCustomerAccount = Static<typeof NewCustomerAccount>;

export const OrderError = Type.Object({
  code: Type.Integer(),
  errorName: Type.String(),
  description: Type.String(),
  data: Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
});
export type OrderError = Static<typeof OrderError>;

const orderOutcome = {
  order: Type.Union([Type.Null(), Type.Unknown()], {
    description: 'Orders placed; null where none was asked for or it failed',
  }),
  orderError: Type.Union([Type.Null(), OrderError]),
};

export const CustomerAccount = Type.Object({
  customer: Customer,
  userPrincipalName: Type.String({ description: 'Sign-in name of the first administrator' }),
  userCredentials: UserCredentials,
  credentialsAvailable: Type.Optional(
    Type.Boolean({ description: 'True in the first answer only; left out of a repeat, like the password' }),
  ),
  ...orderOutcome,
});
export type CustomerAccount = Omit<Static<typeof CustomerAccount>, 'order'> & { readonly order: unknown };

/** The order of a customer whose account exists and whose first order failed (D23). */
export const CustomerAccountOrder = Type.Object({
  resellerTenantId: Type.Optional(Type.String({ format: 'uuid' })),
  ...wanted,
});
export type CustomerAccountOrder = Static<typeof CustomerAccountOrder>;

export const CustomerAccountOrderResult = Type.Object(orderOutcome);
