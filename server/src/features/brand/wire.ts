import type { Brand as BrandWire } from '../../../../contract/brand.ts';
import { present } from '../../platform/http/index.ts';
import { checkAccent, mendedAccent, rampOf } from './color-rules.ts';
import type { Brand, BrandLook, BrandText } from './model.ts';

export const pictureRoot = '/twotier/v1/brand/pictures';

const members = [
  'supportUrl',
  'supportEmail',
  'supportPhone',
  'termsUrl',
  'privacyUrl',
  'imprintUrl',
] as const;

/** The accent was checked when it was saved: white is readable on it. */
export function lookOf({ name, accent, supportUrl, supportEmail, pictures }: Brand): BrandLook {
  const picture = pictures.find(({ ground }) => ground === 'light');
  const logo = picture && {
    path: `${pictureRoot}/${picture.fingerprint}`,
    width: picture.width,
    height: picture.height,
  };
  return { name, accent, supportUrl, supportEmail, logo: logo ?? null };
}

export function brandToWire(brand: Brand): BrandWire {
  const { name, accent, pictures, version } = brand;
  return {
    name,
    version: String(version),
    ...(accent === null ? {} : { accent, ramp: rampToWire(accent) }),
    ...(present(Object.fromEntries(members.map((member) => [member, brand[member]]))) as object),
    logos: pictures.map(({ ground, width, height, fingerprint }) => ({
      ground,
      width,
      height,
      href: `${pictureRoot}/${fingerprint}`,
    })),
  };
}

const rampToWire = (accent: string) =>
  Object.entries(rampOf(accent)).map(([step, color]) => ({ step: Number(step), color }));

export function accentToWire(accent: string) {
  const checks = checkAccent(accent);
  const proposal = mendedAccent(accent);
  return { accent, ramp: rampToWire(accent), checks, proposal, proposalRamp: rampToWire(proposal) };
}

/** Empty entries are none. */
export function brandOf(
  body: { readonly name: string } & { readonly [Member in keyof BrandText]?: string },
): BrandText {
  const entry = (member: (typeof members)[number] | 'accent') => body[member]?.trim() || null;
  return {
    name: body.name.trim(),
    accent: entry('accent')?.toLowerCase() ?? null,
    supportUrl: entry('supportUrl'),
    supportEmail: entry('supportEmail'),
    supportPhone: entry('supportPhone'),
    termsUrl: entry('termsUrl'),
    privacyUrl: entry('privacyUrl'),
    imprintUrl: entry('imprintUrl'),
  };
}
