import { sealedPlace } from '../../platform/seal/index.ts';
import { aboutAuthenticator } from './factor/proof.ts';
import { aboutOpen, aboutSecret } from './provider/actions.ts';

/** What is kept sealed of people and their sign-in. */
export const sealedOfIdentity = [
  sealedPlace({
    name: 'authenticator apps',
    table: 'authenticator_app',
    identity: { tenant_id: 'uuid', user_id: 'uuid', factor_id: 'uuid' },
    keyColumn: 'key_id',
    boxColumn: 'sealed_secret',
    about: (row) =>
      aboutAuthenticator({ tenantId: String(row['tenant_id']), factorId: String(row['factor_id']) }),
  }),
  sealedPlace({
    name: 'sign-in providers',
    table: 'identity_provider',
    identity: { tenant_id: 'uuid' },
    keyColumn: 'key_id',
    boxColumn: 'sealed_secret',
    about: (row) => aboutSecret(String(row['tenant_id'])),
  }),
  sealedPlace({
    name: 'open sign-ins',
    table: 'sign_in_challenge',
    identity: { challenge_hash: 'bytea' },
    keyColumn: 'key_id',
    boxColumn: 'sealed_rest',
    about: (row) => aboutOpen(row['challenge_hash'] as Buffer),
  }),
];
