import type { Static } from 'typebox';
import Type from 'typebox';

const Grant = Type.Object({
  enterpriseApplicationId: Type.String({
    format: 'uuid',
    description: 'The service whose data may be reached',
  }),
  scope: Type.String({ minLength: 1, maxLength: 2000, description: 'Permissions, separated by commas' }),
});

/** Consent of a customer to a vendor's application, given by its partner. */
export const ApplicationConsentInput = Type.Object({
  applicationId: Type.String({ format: 'uuid' }),
  displayName: Type.Optional(Type.String({ maxLength: 256 })),
  applicationGrants: Type.Array(Grant, { minItems: 1, maxItems: 50 }),
});
export type ApplicationConsentInput = Static<typeof ApplicationConsentInput>;

export const ApplicationConsent = Type.Object({
  applicationId: Type.String({ format: 'uuid' }),
  displayName: Type.String(),
  applicationGrants: Type.Array(Grant),
  attributes: Type.Object({ objectType: Type.String() }),
});
