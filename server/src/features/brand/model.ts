/** How the installation presents itself to everybody. */
export interface BrandText {
  readonly name: string;
  /** `#rrggbb` of buttons and links; null: the product's own. */
  readonly accent: string | null;
  readonly supportUrl: string | null;
  readonly supportEmail: string | null;
  readonly supportPhone: string | null;
  readonly termsUrl: string | null;
  readonly privacyUrl: string | null;
  readonly imprintUrl: string | null;
}

export const grounds = ['light', 'dark'] as const;
export type Ground = (typeof grounds)[number];

/** A logo without its content. */
export interface PictureFacts {
  readonly ground: Ground;
  readonly width: number;
  readonly height: number;
  readonly fingerprint: string;
}

export interface Picture extends PictureFacts {
  readonly mediaType: string;
  readonly content: Buffer;
}

export interface Brand extends BrandText {
  readonly version: number;
  readonly pictures: readonly PictureFacts[];
}

/** What pages and messages wear that are made without the portal. */
export interface BrandLook {
  readonly name: string;
  readonly accent: string | null;
  readonly supportUrl: string | null;
  readonly supportEmail: string | null;
  /** For light ground, by its path at this installation. */
  readonly logo: { readonly path: string; readonly width: number; readonly height: number } | null;
}

export const productBrand: Brand = {
  name: 'Twotier',
  accent: null,
  supportUrl: null,
  supportEmail: null,
  supportPhone: null,
  termsUrl: null,
  privacyUrl: null,
  imprintUrl: null,
  version: 0,
  pictures: [],
};

/** Sixteen steps of one hue, from the darkest, `10`, to the lightest, `160`. */
export type Ramp = Readonly<Record<number, string>>;

/** One pair of colors that somebody has to be able to read. */
export interface ContrastCheck {
  readonly pair: 'textOnAccent' | 'linkOnLight' | 'linkOnDark' | 'textOnAccentDark';
  readonly ratio: number;
  readonly needed: number;
  readonly passed: boolean;
}
