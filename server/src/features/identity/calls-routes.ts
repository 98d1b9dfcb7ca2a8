import Type from 'typebox';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Call, Routes } from '../../platform/http/index.ts';
import { attributes, collection, instant } from '../../platform/http/index.ts';
import type { CallCounter } from './calls.ts';
import { listCalls, listPeopleWithoutFactor } from './calls-store.ts';

const tag = 'Second factors';
const daysBack = 30;

const AdoptionAnswer = Type.Array(
  Type.Object({
    loginDate: Type.String({ format: 'date-time' }),
    mfaCompliantRequestCount: Type.Integer(),
    totalRequestCount: Type.Integer(),
    applicationId: Type.String({ format: 'uuid' }),
    applicationName: Type.String(),
  }),
);

const PrincipalsAnswer = Type.Object({
  totalCount: Type.Integer({ description: 'On this page' }),
  items: Type.Array(
    Type.Object({
      objectId: Type.String({ format: 'uuid' }),
      tenantId: Type.String({ format: 'uuid' }),
      upn: Type.String(),
      lastNonMfaCompliantRequestDateTime: Type.String({ format: 'date-time' }),
      attributes: Type.Object({ objectType: Type.String() }),
    }),
  ),
  links: Type.Record(Type.String(), Type.Unknown()),
  attributes: Type.Object({ objectType: Type.String() }),
});

/** How far a company has come with second factors: by application and day, and by person. */
export function callRoutes(
  routes: Routes,
  of: { readonly db: Database; readonly realClock: Clock; readonly counter: CallCounter },
): void {
  const { db, realClock, counter } = of;
  const since = () => new Date(realClock.now().getTime() - daysBack * 86_400_000);

  routes.add({
    method: 'GET',
    path: '/v1/applicationmfaadoptionstatus',
    operation: 'mfaAdoption.read',
    tag,
    summary: 'Calls of programs for people, with and without a second factor, of the last 30 days',
    answer: AdoptionAnswer,
    handle: async ({ scope }: Call) => {
      await counter.flush();
      return (await listCalls(db, scope, since())).map((one) => ({
        loginDate: `${one.day}T00:00:00Z`,
        mfaCompliantRequestCount: one.withFactor,
        totalRequestCount: one.calls,
        applicationId: one.applicationId,
        applicationName: one.applicationName,
      }));
    },
  });

  routes.add({
    method: 'GET',
    path: '/v1/nonMfaCompliantPartnerPrincipals',
    operation: 'mfaAdoption.read',
    tag,
    summary: 'People who were here without a second factor in the last 30 days',
    answer: PrincipalsAnswer,
    handle: async ({ caller, scope }: Call) => {
      await counter.flush();
      const people = await listPeopleWithoutFactor(db, scope, since());
      return collection(
        people.map(({ userId, userPrincipalName, lastAt }) => ({
          objectId: userId,
          tenantId: caller.tenant.id,
          upn: userPrincipalName,
          lastNonMfaCompliantRequestDateTime: instant(lastAt),
          attributes: attributes('NonMfaCompliantPartnerPrincipal'),
        })),
        '/nonMfaCompliantPartnerPrincipals',
      );
    },
  });
}
