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

export const lightTheme: Theme = { ...createLightTheme(brand), fontFamilyBase };

// Text in the brand color needs a lighter step on dark ground than the generator picks.
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  fontFamilyBase,
  colorBrandForeground1: brand[120],
  colorBrandForeground2: brand[130],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
  colorNeutralForeground2BrandHover: brand[120],
  colorCompoundBrandForeground1: brand[120],
};
