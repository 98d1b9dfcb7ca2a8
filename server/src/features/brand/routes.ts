import Type from 'typebox';
import { AccentChecked, AccentToCheck, Brand, BrandInput, BrandLogo } from '../../../../contract/brand.ts';
import type { InputProblem } from '../../errors/input-problems.ts';
import { refuseInputs } from '../../errors/input-refusal.ts';
import { readVersion } from '../../errors/read-version.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import type { BrandParts } from './actions.ts';
import { changeBrand, setPicture } from './actions.ts';
import type { BrandText } from './model.ts';
import { findPicture, readBrand } from './store.ts';
import { accentToWire, brandOf, brandToWire, pictureRoot } from './wire.ts';

const tag = 'Branding';
const root = '/twotier/v1/brand';
const GroundPath = Type.Object({ ground: Type.Enum(['light', 'dark']) });
const bodyLimitBytes = 1024 * 1024;

/** Name, colors, logos and links of the installation: read by everybody, changed by the operator. */
export function brandRoutes(routes: Routes, parts: BrandParts): void {
  routes.addPublic({
    method: 'GET',
    path: root,
    tag,
    summary: 'How the installation presents itself',
    answer: Brand,
    handle: async () => brandToWire(await readBrand(parts.db)),
  });

  routes.addPublic({
    method: 'GET',
    path: `${pictureRoot}/:fingerprint`,
    tag,
    summary: 'A logo',
    params: Type.Object({ fingerprint: Type.String() }),
    file: ['image/png', 'image/jpeg', 'image/gif', 'image/svg+xml', 'image/webp'],
    handle: async ({ params }) => {
      const picture = (await findPicture(parts.db, params.fingerprint)) ?? refuse('not-found');
      return answer(200, picture.content, {
        'Content-Type': picture.mediaType,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      });
    },
  });

  routes.add({
    method: 'POST',
    path: `${root}/accentcheck`,
    operation: 'brand.check',
    tag,
    summary: 'Whether people can read what is drawn in a color, in light and dark; and the nearest they can',
    body: AccentToCheck,
    answer: AccentChecked,
    handle: async ({ body }) => accentToWire(colorOf(body.accent)),
  });

  routes.add({
    method: 'PUT',
    path: root,
    operation: 'brand.change',
    tag,
    summary: 'Change name, color and links',
    body: BrandInput,
    answer: Brand,
    handle: async ({ caller, context, body }) => {
      const wanted = brandOf(body);
      refuseInputs(problemsOf(wanted));
      const read = readVersion(context.headers['if-match'], body.version);
      return brandToWire(await changeBrand(parts, { caller, context }, wanted, read));
    },
  });

  routes.add({
    method: 'PUT',
    path: `${root}/logos/:ground`,
    operation: 'brand.change',
    tag,
    summary: 'Set the logo for light or dark ground',
    params: GroundPath,
    body: BrandLogo,
    bodyLimitBytes,
    answer: Brand,
    handle: async ({ caller, context, params, body }) => {
      const content = Buffer.from(body.contentBase64, 'base64');
      return brandToWire(await setPicture(parts, { caller, context }, params.ground, content));
    },
  });

  routes.add({
    method: 'DELETE',
    path: `${root}/logos/:ground`,
    operation: 'brand.change',
    tag,
    summary: 'Take a logo away',
    params: GroundPath,
    answer: Brand,
    handle: async ({ caller, context, params }) =>
      brandToWire(await setPicture(parts, { caller, context }, params.ground, null)),
  });
}

const isColor = (text: string) => /^#[0-9a-f]{6}$/i.test(text);
const isAddress = (text: string) => /^https:\/\//i.test(text) && URL.canParse(text);
const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

function problemsOf(wanted: BrandText): InputProblem[] {
  const { name, accent, supportEmail } = wanted;
  const problems: InputProblem[] = [];
  if (name === '') problems.push({ field: 'name', problem: 'missing' });
  if (accent !== null && !isColor(accent)) problems.push({ field: 'accent', problem: 'wrong-form' });
  if (supportEmail !== null && !isEmail(supportEmail))
    problems.push({ field: 'supportEmail', problem: 'not-email' });
  for (const field of ['supportUrl', 'termsUrl', 'privacyUrl', 'imprintUrl'] as const) {
    const address = wanted[field];
    if (address !== null && !isAddress(address)) problems.push({ field, problem: 'not-web-address' });
  }
  return problems;
}

function colorOf(text: string): string {
  const color = text.trim().toLowerCase();
  if (!isColor(color)) refuseInputs([{ field: 'accent', problem: 'wrong-form' }]);
  return color;
}
