import Type from 'typebox';
import { attributes, links, textEnum } from './parts.ts';

export const RegistrationStatus = Type.Object({
  subscriptionId: Type.String({ format: 'uuid' }),
  status: textEnum(['registered', 'registering', 'notregistered']),
  attributes,
});

export const ActivationResult = Type.Object({
  subscriptionId: Type.String({ format: 'uuid' }),
  status: Type.String(),
  attributes,
});

export const OverageSetting = Type.Object({
  azureEntitlementId: Type.String({ maxLength: 50 }),
  partnerId: Type.Optional(Type.String({ maxLength: 50 })),
  overageEnabled: Type.Boolean(),
});

export const OverageResource = Type.Object({
  azureEntitlementId: Type.String(),
  partnerId: Type.String(),
  type: Type.String(),
  overageEnabled: Type.Boolean(),
  links,
  attributes,
});

export const OverageCollection = Type.Object({
  totalCount: Type.Integer(),
  items: Type.Array(OverageResource),
  links,
  attributes,
});
