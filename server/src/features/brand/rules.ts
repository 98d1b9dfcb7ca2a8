import { Refusal } from '../../errors/refusal.ts';
import { accentPasses, checkAccent, mendedAccent } from './color-rules.ts';
import type { Brand, BrandText } from './model.ts';

export const brandLimits = {
  pictureBytes: 256_000,
  heightMin: 24,
  heightMax: 512,
  widthMax: 1600,
  ratioMax: 8,
};

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};

/** Pictures that cannot hold a script. */
export const mediaTypeOf = (type: string | undefined): string | null => mediaTypes[type ?? ''] ?? null;

export interface Measured {
  readonly type?: string | undefined;
  readonly width: number;
  readonly height: number;
}

/** Null: the file can be the logo. */
export function pictureRefusal(measured: Measured | null, bytes: number): Refusal | null {
  const { pictureBytes, heightMin, heightMax, widthMax, ratioMax } = brandLimits;
  if (bytes > pictureBytes) return new Refusal('brand-logo-too-large', { kilobytes: pictureBytes / 1000 });
  if (!measured || !mediaTypeOf(measured.type)) return new Refusal('brand-logo-unreadable');
  const { width, height } = measured;
  const fits = height >= heightMin && height <= heightMax && width <= widthMax && width <= height * ratioMax;
  const limits = { width, height, heightMin, heightMax, widthMax, ratio: ratioMax };
  return fits ? null : new Refusal('brand-logo-size', limits);
}

/** Null: people can read what is drawn in this color, in light and dark. */
export function accentRefusal(accent: string | null): Refusal | null {
  if (accent === null || accentPasses(accent)) return null;
  const worst = checkAccent(accent).toSorted((a, b) => a.ratio - b.ratio)[0];
  const facts = { color: accent, ratio: worst?.ratio ?? 0, proposal: mendedAccent(accent) };
  return new Refusal('brand-contrast', facts, [{ field: 'accent', message: facts.proposal }]);
}

/** Which members of a brand a change touches, for the activity record. */
export function changedMembers(before: Brand, after: BrandText): Partial<BrandText> {
  const members = Object.entries(after) as [keyof BrandText, string | null][];
  return Object.fromEntries(members.filter(([name, value]) => before[name] !== value));
}
