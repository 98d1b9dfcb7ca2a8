import { createHash } from 'node:crypto';

/** One link of the chain: it covers every record after the last one of the seal before, up to its own last. */
export interface Seal {
  readonly number: bigint;
  readonly firstPosition: bigint;
  readonly lastPosition: bigint;
  readonly count: number;
  readonly sealedAt: Date;
  readonly previous: Buffer;
}

export interface StoredSeal extends Seal {
  readonly digest: Buffer;
  readonly marks: Buffer;
}

/** Where the chain ends: kept elsewhere, it proves later that everything up to it is what it was. */
export interface ChainHead {
  readonly seal: string;
  readonly digest: string;
  readonly sealedAt: string;
}

/** What the first seal follows. */
export const beginning = Buffer.alloc(32);
export const beforeAll = -(2n ** 63n);

const leafBytes = 32;
const markBytes = 8;

/** `leaves`: the SHA-256 of each record it covers, in order, one after the other. */
export function digestOf(seal: Seal, leaves: Buffer): Buffer {
  const { number, firstPosition, lastPosition, count, sealedAt, previous } = seal;
  const facts = ['audit seal 1', number, firstPosition, lastPosition, count, sealedAt.toISOString()];
  return createHash('sha256')
    .update(`${facts.join('\n')}\n`)
    .update(previous)
    .update(leaves)
    .digest();
}

/** Enough of each record's digest to say later which one is not what it was. */
export function marksOf(leaves: Buffer): Buffer {
  const marks = Buffer.alloc((leaves.length / leafBytes) * markBytes);
  for (let at = 0; at * leafBytes < leaves.length; at += 1)
    leaves.copy(marks, at * markBytes, at * leafBytes, at * leafBytes + markBytes);
  return marks;
}

export type Breach = 'changed' | 'missing' | 'added' | 'seal';

/** The first place where records differ from what was sealed; `at` counts within the seal, from 0. */
export function firstBreach(sealed: Buffer, found: Buffer): { readonly kind: Breach; readonly at: number } {
  const same = (one: number, other: number) =>
    sealed
      .subarray(one * markBytes, (one + 1) * markBytes)
      .equals(found.subarray(other * markBytes, (other + 1) * markBytes));
  const wanted = sealed.length / markBytes;
  const there = found.length / markBytes;
  let at = 0;
  while (at < wanted && at < there && same(at, at)) at += 1;
  // Every record is the sealed one: then it is the seal that was changed.
  if (at === wanted && at === there) return { kind: 'seal', at };
  if (at === there) return { kind: 'missing', at };
  if (at === wanted) return { kind: 'added', at };
  if (there < wanted && same(at + 1, at)) return { kind: 'missing', at };
  if (there > wanted && same(at, at + 1)) return { kind: 'added', at };
  return { kind: 'changed', at };
}
