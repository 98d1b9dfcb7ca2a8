/** Spreads a number over all 32 bits; no two numbers meet. */
export function scatter(n: number): number {
  let bits = n | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

const hex = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0')) as readonly string[];
const low = (bits: number) => hex[bits & 0xffff] as string;
const high = (bits: number) => hex[bits >>> 16] as string;

/** What ids are of; the numbers stand in worlds that were made before. */
export const idOf = {
  company: 1,
  customer: 2,
  subscription: 3,
  user: 4,
  record: 5,
  event: 6,
  profile: 7,
  agreement: 8,
  delegation: 9,
  assignment: 10,
} as const;

/** Id of the n-th of its kind: scattered as random ids are, the same in every world. */
export function scatteredId(kind: number, n: number): string {
  const a = scatter(n ^ Math.imul(kind, 0x9e3779b1));
  const b = scatter(a + kind);
  const c = scatter(b ^ n);
  const d = scatter(c + 0x51ed270b);
  return `${high(a)}${low(a)}-${high(b)}-${low((b & 0x0fff) | 0x4000)}-${low(((c >>> 16) & 0x3fff) | 0x8000)}-${low(c)}${high(d)}${low(d)}`;
}
