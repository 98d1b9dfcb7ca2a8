import type { Database } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { carrying } from './delivery-store.ts';

export interface KeptCertificate {
  readonly certificateId: string;
  readonly der: Buffer;
  readonly keyId: string;
  readonly keyBox: Buffer;
  readonly notAfter: Date;
}

const columns = `certificate_id as "certificateId", der, key_id as "keyId", key_box as "keyBox", not_after as "notAfter"`;

const newest = statement(
  'webhook.certificate.newest',
  `select ${columns} from webhook_certificate order by not_after desc, certificate_id limit 1`,
);

/** The one that signs. */
export function findNewestCertificate(db: Database): Promise<KeptCertificate | undefined> {
  return db.maybe<KeptCertificate>(carrying, newest);
}

const find = statement(
  'webhook.certificate.find',
  `select ${columns} from webhook_certificate where certificate_id = $1`,
);

export function findCertificate(db: Database, certificateId: string): Promise<KeptCertificate | undefined> {
  return db.maybe<KeptCertificate>(carrying, find, [certificateId]);
}

const insert = statement(
  'webhook.certificate.insert',
  'insert into webhook_certificate (certificate_id, der, key_id, key_box, not_after) values ($1, $2, $3, $4, $5)',
);

export async function insertCertificate(db: Database, kept: KeptCertificate): Promise<void> {
  const { certificateId, der, keyId, keyBox, notAfter } = kept;
  await db.transaction(carrying, (tx) => tx.run(insert, [certificateId, der, keyId, keyBox, notAfter]));
}
