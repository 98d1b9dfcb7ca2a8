import { sealedPlace } from '../../platform/seal/index.ts';
import { aboutKey } from './certificate.ts';
import { aboutSecret } from './sending.ts';

const ofWebhook = {
  table: 'webhook',
  identity: { tenant_id: 'uuid', webhook_id: 'uuid' },
  about: (row: Readonly<Record<string, unknown>>) => aboutSecret(String(row['webhook_id'])),
} as const;

/** What is kept sealed for deliveries. */
export const sealedOfWebhooks = [
  sealedPlace({ ...ofWebhook, name: 'webhooks', keyColumn: 'secret_key_id', boxColumn: 'secret_box' }),
  sealedPlace({ ...ofWebhook, name: 'former secrets', keyColumn: 'former_key_id', boxColumn: 'former_box' }),
  sealedPlace({
    name: 'certificates',
    table: 'webhook_certificate',
    identity: { certificate_id: 'uuid' },
    keyColumn: 'key_id',
    boxColumn: 'key_box',
    about: (row) => aboutKey(String(row['certificate_id'])),
  }),
];
