import type { Database } from '../../platform/db/index.ts';
import type { Breach, ChainHead, StoredSeal } from './chain.ts';
import { beforeAll, beginning, digestOf, firstBreach, marksOf } from './chain.ts';
import type { Leaves, RecordName } from './seal-store.ts';
import { countSince, findNth, headNow, leavesBetween, listSeals } from './seal-store.ts';

/** The first place where the log is not what was sealed. */
export type BrokenPlace =
  | {
      /** `missing`: a record is gone that stood between the two named; the others name the record itself. */
      readonly kind: Exclude<Breach, 'seal'>;
      readonly seal: string;
      readonly sealedAt: Date;
      readonly record: RecordName | null;
      readonly after: RecordName | null;
      readonly before: RecordName | null;
    }
  | { readonly kind: 'seal-changed' | 'seal-missing'; readonly seal: string; readonly sealedAt: Date | null }
  | {
      readonly kind: 'head';
      readonly seal: string;
      readonly expected: string;
      readonly found: string | null;
    };

export interface Verified {
  readonly broken: BrokenPlace | null;
  readonly seals: number;
  readonly records: number;
  /** Written since the last seal. */
  readonly unsealed: number;
  readonly head: ChainHead | null;
}

export interface VerificationOptions {
  /** A head kept elsewhere, which the chain has to pass through. */
  readonly from?: ChainHead | undefined;
  readonly progress?: (sealsDone: number, sealsTotal: number) => void;
}

const pageSize = 64;
/** Seals whose records are read at once: one is digested by the database while others travel. */
const abreast = 4;

/** Reads the whole chain from its beginning, each record once, and stops at the first broken place. */
export async function verifyAudit(db: Database, options: VerificationOptions = {}): Promise<Verified> {
  const { from, progress = () => {} } = options;
  const total = Number((await headNow(db))?.number ?? 0n);
  let last: StoredSeal | undefined;
  const done = { seals: 0, records: 0 };
  for (;;) {
    const page = await listSeals(db, last?.number ?? 0n, pageSize);
    if (page.length === 0) break;
    for (let start = 0; start < page.length; start += abreast) {
      const part = page.slice(start, start + abreast);
      const found = await Promise.all(
        part.map((seal, at) => leavesBetween(db, endOf(part[at - 1] ?? last), seal.lastPosition)),
      );
      for (const [at, seal] of part.entries()) {
        const broken =
          brokenSeal(seal, last) ??
          (await brokenRecords(db, seal, last, found[at] as Leaves)) ??
          against(seal, from);
        if (broken) return { broken, ...done, unsealed: 0, head: null };
        last = seal;
        done.seals += 1;
        done.records += seal.count;
        progress(done.seals, total);
      }
    }
  }
  // The end of the chain was cut off: nothing after it says so, the head that was kept does.
  const broken = from && BigInt(from.seal) > (last?.number ?? 0n) ? headOf(from, null) : null;
  return {
    broken,
    ...done,
    unsealed: await countSince(db, endOf(last)),
    head: last ? chainHead(last) : null,
  };
}

function endOf(seal: StoredSeal | undefined): bigint {
  return seal?.lastPosition ?? beforeAll;
}

function chainHead({ number, digest, sealedAt }: StoredSeal): ChainHead {
  return { seal: String(number), digest: digest.toString('hex'), sealedAt: sealedAt.toISOString() };
}

function brokenSeal(seal: StoredSeal, last: StoredSeal | undefined): BrokenPlace | null {
  const number = (last?.number ?? 0n) + 1n;
  if (seal.number !== number) return { kind: 'seal-missing', seal: String(number), sealedAt: null };
  const follows = seal.previous.equals(last?.digest ?? beginning) && seal.firstPosition > endOf(last);
  return follows ? null : { kind: 'seal-changed', seal: String(number), sealedAt: seal.sealedAt };
}

async function brokenRecords(
  db: Database,
  seal: StoredSeal,
  last: StoredSeal | undefined,
  found: Leaves,
): Promise<BrokenPlace | null> {
  const leaves = found.leaves ?? Buffer.alloc(0);
  if (found.count === seal.count && digestOf(seal, leaves).equals(seal.digest)) return null;
  const of = { seal: String(seal.number), sealedAt: seal.sealedAt };
  const { kind, at } = firstBreach(seal.marks, marksOf(leaves));
  if (kind === 'seal') return { kind: 'seal-changed', ...of };
  const record = (n: number) => findNth(db, endOf(last), seal.lastPosition, n);
  const missing = kind === 'missing';
  return {
    kind,
    ...of,
    record: missing ? null : await record(at),
    after: await record(at - 1),
    before: await record(missing ? at : at + 1),
  };
}

function against(seal: StoredSeal, from: ChainHead | undefined): BrokenPlace | null {
  if (from === undefined || BigInt(from.seal) !== seal.number) return null;
  const digest = seal.digest.toString('hex');
  return digest === from.digest ? null : headOf(from, digest);
}

function headOf(from: ChainHead, found: string | null): BrokenPlace {
  return { kind: 'head', seal: from.seal, expected: from.digest, found };
}
