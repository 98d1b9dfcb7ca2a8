import type { ContrastCheck, Ramp } from './model.ts';

/** Red, green and blue from 0 to 1. */
type Rgb = readonly [number, number, number];

const readHex = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;

const writeHex = (rgb: Rgb): string =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** As WCAG 2 measures it, from 0 (black) to 1 (white). */
export function luminance(hex: string): number {
  const [red, green, blue] = readHex(hex).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function hueAndSaturation([red, green, blue]: Rgb): readonly [hue: number, saturation: number] {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return [0, 0];
  const lightness = most - range / 2;
  const hue =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return [hue * 60, range / (1 - Math.abs(2 * lightness - 1))];
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const part = (n: number) => {
    const k = (n + hue / 30) % 12;
    return lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [part(0), part(8), part(4)];
}

/** The same hue, as light as wanted. */
function withLuminance(hex: string, wanted: number): string {
  const [hue, saturation] = hueAndSaturation(readHex(hex));
  let [low, high] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    if (luminance(writeHex(fromHsl(hue, saturation, middle))) > wanted) high = middle;
    else low = middle;
  }
  return writeHex(fromHsl(hue, saturation, low));
}

/** Of a ramp whose step 80 carries white text; the lighter steps are text on dark ground. */
const luminances: readonly (readonly [step: number, luminance: number])[] = [
  [10, 0.0045],
  [20, 0.01],
  [30, 0.0185],
  [40, 0.032],
  [50, 0.052],
  [60, 0.068],
  [70, 0.089],
  [80, 0.114],
  [90, 0.165],
  [100, 0.225],
  [110, 0.325],
  [120, 0.415],
  [130, 0.505],
  [140, 0.625],
  [150, 0.73],
  [160, 0.84],
];

/** The accent itself is step 80; darker steps keep their distance to it, lighter ones their readability on dark. */
export function rampOf(accent: string): Ramp {
  const own = luminance(accent);
  const share = own / 0.114;
  return Object.fromEntries(
    luminances.map(([step, preset]) => {
      if (step === 80) return [step, accent];
      const wanted = step < 80 ? preset * Math.min(share, 1.6) : Math.max(preset, own * 1.1);
      return [step, withLuminance(accent, wanted)];
    }),
  );
}

/** Text of ordinary size (WCAG 2.2, 1.4.3 AA). */
export const contrastNeeded = 4.5;
/** The darkest ground of light pages and the lightest of dark ones that text stands on. */
const lightGround = '#fafafa';
const darkGround = '#292929';

/** Every pair of colors that follows from an accent and that somebody has to read. */
export function checkAccent(accent: string): ContrastCheck[] {
  const ramp = rampOf(accent);
  const pairs: readonly (readonly [ContrastCheck['pair'], string, string])[] = [
    ['textOnAccent', '#ffffff', accent],
    ['linkOnLight', ramp[70] ?? accent, lightGround],
    ['textOnAccentDark', '#ffffff', ramp[70] ?? accent],
    ['linkOnDark', ramp[120] ?? accent, darkGround],
  ];
  return pairs.map(([pair, one, other]) => {
    const ratio = Math.floor(contrast(one, other) * 100) / 100;
    return { pair, ratio, needed: contrastNeeded, passed: ratio >= contrastNeeded };
  });
}

export const accentPasses = (accent: string): boolean => checkAccent(accent).every(({ passed }) => passed);

/** The nearest color of the same hue that passes; the accent itself where it does. */
export function mendedAccent(accent: string): string {
  if (accentPasses(accent)) return accent;
  for (let wanted = Math.min(luminance(accent), 0.18); wanted > 0.002; wanted *= 0.98) {
    const darker = withLuminance(accent, wanted);
    if (accentPasses(darker)) return darker;
  }
  return '#1a1a1a';
}
