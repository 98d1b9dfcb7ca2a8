import { describe, expect, test } from 'vitest';
import type { Caller, Cloud, TenantKind } from './caller.ts';
import { cloudFeatures } from './cloud-features.ts';
import { allowedOperations, decide } from './decide.ts';
import type { Operation } from './policy.ts';
import { policyOf } from './policy.ts';

const inCloud = (cloud: Cloud, operation: Operation): Caller => {
  const row = policyOf(operation);
  return {
    tenant: {
      id: '00000000-0000-4000-8000-000000000001',
      kind: row.kinds[0] as TenantKind,
      name: 'Somebody',
      country: 'US',
      region: 'us',
      cloud,
      programStatus: 'active',
      agreementSigned: true,
    },
    user: { id: 'u', userPrincipalName: 'u@somebody.example', displayName: 'U' },
    applicationId: null,
    roles: [row.roles[0] as Caller['roles'][number]],
    secondFactor: true,
    language: 'en',
    sessionId: null,
  };
};

const cells = Object.entries(cloudFeatures).flatMap(([feature, { clouds, operations }]) =>
  (['global', 'us-government', 'germany'] as const).flatMap((cloud) =>
    operations.map((operation) => ({
      feature,
      cloud,
      operation,
      offered: (clouds as readonly Cloud[]).includes(cloud),
    })),
  ),
);

describe('a cloud decides after role and program, and before the customer (2.7)', () => {
  test.each(cells)('$operation in $cloud: $offered', ({ cloud, operation, offered }) => {
    const caller = inCloud(cloud, operation);
    const refusal = decide(caller, operation);
    if (offered) expect(refusal).toBeNull();
    else expect(refusal?.reason).toMatch(/cloud/);
    // What is refused whoever asks is not shown to anybody.
    expect(allowedOperations(caller).includes(operation)).toBe(offered);
    expect(decide({ ...caller, roles: [] }, operation)?.reason).toBe('role-missing');
  });
});
