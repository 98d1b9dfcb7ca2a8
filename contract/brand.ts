import type { Static } from 'typebox';
import Type from 'typebox';

const Ramp = Type.Array(Type.Object({ step: Type.Integer(), color: Type.String() }), {
  description: 'Sixteen steps of one hue, the darkest first',
});
const Text = (maxLength: number) => Type.String({ maxLength });

export const Brand = Type.Object({
  name: Type.String(),
  version: Type.String(),
  accent: Type.Optional(Type.String({ description: '#rrggbb; absent: the product’s own' })),
  ramp: Type.Optional(Ramp),
  supportUrl: Type.Optional(Type.String()),
  supportEmail: Type.Optional(Type.String()),
  supportPhone: Type.Optional(Type.String()),
  termsUrl: Type.Optional(Type.String()),
  privacyUrl: Type.Optional(Type.String()),
  imprintUrl: Type.Optional(Type.String()),
  logos: Type.Array(
    Type.Object({
      ground: Type.Enum(['light', 'dark']),
      width: Type.Integer(),
      height: Type.Integer(),
      href: Type.String(),
    }),
  ),
});
export type Brand = Static<typeof Brand>;

export const BrandInput = Type.Object({
  name: Text(40),
  accent: Type.Optional(Text(9)),
  supportUrl: Type.Optional(Text(300)),
  supportEmail: Type.Optional(Text(200)),
  supportPhone: Type.Optional(Text(40)),
  termsUrl: Type.Optional(Text(300)),
  privacyUrl: Type.Optional(Text(300)),
  imprintUrl: Type.Optional(Text(300)),
  version: Type.Optional(Type.String({ description: 'The version read; an older one is refused' })),
});
export type BrandInput = Static<typeof BrandInput>;

export const BrandLogo = Type.Object({ contentBase64: Type.String({ minLength: 1 }) });

export const AccentToCheck = Type.Object({ accent: Text(9) });

export const AccentChecked = Type.Object({
  accent: Type.String(),
  ramp: Ramp,
  checks: Type.Array(
    Type.Object({
      pair: Type.Enum(['textOnAccent', 'linkOnLight', 'linkOnDark', 'textOnAccentDark']),
      ratio: Type.Number(),
      needed: Type.Number(),
      passed: Type.Boolean(),
    }),
  ),
  proposal: Type.String({ description: 'The nearest color of the same hue that passes' }),
  proposalRamp: Ramp,
});
export type AccentChecked = Static<typeof AccentChecked>;
