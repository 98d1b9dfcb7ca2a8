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

/** What a customer's partners have consented to on its behalf. */
export const GivenConsents = Type.Object({
  items: Type.Array(
    Type.Object({
      applicationId: Type.String({ format: 'uuid' }),
      displayName: Type.String(),
      applicationGrants: Type.Array(Grant),
      givenAt: Type.String({ format: 'date-time' }),
      own: Type.Boolean({ description: 'Given by your company' }),
    }),
  ),
});
export type GivenConsent = Static<typeof GivenConsents>['items'][number];

export const ApplicationConsent = Type.Object({
  applicationId: Type.String({ format: 'uuid' }),
  displayName: Type.String(),
  applicationGrants: Type.Array(Grant),
  attributes: Type.Object({ objectType: Type.String() }),
});
