import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
} from '@fluentui/react-components';

/** A teal ramp of even lightness steps; white on step 80 reads at 6.4 to 1. */
const brand: BrandVariants = {
  10: '#001112',
  20: '#001e1f',
  30: '#002b2d',
  40: '#00393c',
  50: '#00484c',
  60: '#005358',
  70: '#005f64',
  80: '#006a6f',
  90: '#0a7e83',
  100: '#1f9197',
  110: '#34a8ad',
  120: '#4cbbc0',
  130: '#64cacf',
  140: '#89dbdf',
  150: '#ace7ea',
  160: '#d1f3f4',
};

const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif";

/** Text in the brand color needs a lighter step on dark ground than the generator picks. */
function darkThemeOf(ramp: BrandVariants): Theme {
  return {
    ...createDarkTheme(ramp),
    fontFamilyBase,
    colorBrandForeground1: ramp[120],
    colorBrandForeground2: ramp[130],
    colorBrandForegroundLink: ramp[120],
    colorBrandForegroundLinkHover: ramp[130],
    colorBrandForegroundLinkPressed: ramp[110],
    colorNeutralForeground2BrandHover: ramp[120],
    colorCompoundBrandForeground1: ramp[120],
  };
}

const lightThemeOf = (ramp: BrandVariants): Theme => ({ ...createLightTheme(ramp), fontFamilyBase });

export const lightTheme: Theme = lightThemeOf(brand);
export const darkTheme: Theme = darkThemeOf(brand);

/** Light and dark in the steps of another color; none: the product's own. */
export function themesOf(steps: readonly { readonly step: number; readonly color: string }[] | undefined): {
  readonly light: Theme;
  readonly dark: Theme;
} {
  if (!steps?.length) return { light: lightTheme, dark: darkTheme };
  const own = Object.fromEntries(steps.map(({ step, color }) => [step, color])) as Partial<BrandVariants>;
  const ramp = { ...brand, ...own };
  return { light: lightThemeOf(ramp), dark: darkThemeOf(ramp) };
}
