import { randomUUID } from 'node:crypto';
import type { Database } from '../../platform/db/index.ts';
import type { Keyring } from '../../platform/seal/index.ts';
import { selfSigned } from '../../platform/seal/index.ts';
import { findNewestCertificate, insertCertificate } from './certificate-store.ts';

const lifeDays = 730;
/** Days before its end at which another one takes over. */
const overlapDays = 30;

export interface SigningKey {
  readonly certificateId: string;
  readonly privateKey: Buffer;
  readonly notAfter: Date;
}

export interface SigningKeys {
  current(): Promise<SigningKey>;
  /** Reads the key anew next time: the database was emptied. */
  forget(): void;
}

export const aboutKey = (certificateId: string) => `webhook certificate ${certificateId}`;

/**
 * The key that signs deliveries, made when the first is due. Processes that make one at the same time both
 * leave theirs behind, and both certificates can be fetched: no delivery is signed by one that cannot.
 */
export function signingKeys(db: Database, keyring: Keyring, issuer: string): SigningKeys {
  let kept: SigningKey | undefined;
  const isFresh = ({ notAfter }: { readonly notAfter: Date }) =>
    notAfter.getTime() > Date.now() + overlapDays * 86_400_000;
  return {
    current: async () => {
      if (kept && isFresh(kept)) return kept;
      const stored = await findNewestCertificate(db);
      kept = stored && isFresh(stored) ? opened(stored) : await made();
      return kept;
    },
    forget: () => {
      kept = undefined;
    },
  };

  function opened(stored: NonNullable<Awaited<ReturnType<typeof findNewestCertificate>>>): SigningKey {
    const { certificateId, keyId, keyBox, notAfter } = stored;
    const privateKey = keyring.open({ keyId, box: keyBox }, aboutKey(certificateId));
    return { certificateId, privateKey, notAfter };
  }

  async function made(): Promise<SigningKey> {
    const certificateId = randomUUID();
    const { certificate, privateKey, notAfter } = selfSigned(issuer, new Date(), lifeDays);
    const { keyId, box } = keyring.seal(privateKey, aboutKey(certificateId));
    await insertCertificate(db, { certificateId, der: certificate, keyId, keyBox: box, notAfter });
    return { certificateId, privateKey, notAfter };
  }
}
