import { sealedPlace } from '../../platform/seal/index.ts';
import { aboutKey } from './actions.ts';

/** What is kept sealed of software. */
export const sealedOfSoftware = [
  sealedPlace({
    name: 'software keys',
    table: 'software_key',
    identity: { partner_id: 'uuid', subscription_id: 'uuid' },
    keyColumn: 'key_id',
    boxColumn: 'box',
    about: (row) => aboutKey(String(row['subscription_id'])),
  }),
];
