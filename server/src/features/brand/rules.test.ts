import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accentPasses, checkAccent, contrast, luminance, mendedAccent, rampOf } from './color-rules.ts';
import { accentRefusal, pictureRefusal } from './rules.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('the accent', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#006a6f', '#ffffff', 6.4],
  ])('contrast of %s and %s is %f', (one, other, ratio) =>
    expect(contrast(one, other)).toBeCloseTo(ratio, 1),
  );

  test.each([
    ['#006a6f', true],
    ['#0f548c', true],
    ['#b10e1c', true],
    ['#ffcc00', false],
    ['#ff7f50', false],
    ['#ffffff', false],
    ['#000000', true],
  ])('%s can be read in light and dark: %s', (color, passes) => expect(accentPasses(color)).toBe(passes));

  test('whatever the color, the proposal passes, and a color that passes is its own proposal', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const mended = mendedAccent(color);
        expect(accentPasses(mended)).toBe(true);
        if (accentPasses(color)) expect(mended).toBe(color);
        else expect(luminance(mended)).toBeLessThan(luminance(color));
      }),
      { numRuns: 300 },
    );
  });

  test('an accent that passes gives steps from dark to light, itself among them', () => {
    fc.assert(
      fc.property(anyColor.map(mendedAccent), (accent) => {
        const ramp = rampOf(accent);
        const steps = Object.keys(ramp).map((step) => luminance(ramp[Number(step)] ?? ''));
        expect(steps).toHaveLength(16);
        expect(ramp[80]).toBe(accent);
        steps.forEach((light, at) => {
          expect(light).toBeGreaterThanOrEqual((steps[at - 1] ?? 0) - 0.004);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('a refused color is refused with the nearest one that passes', () => {
    expect(accentRefusal(null)).toBeNull();
    expect(accentRefusal('#006a6f')).toBeNull();
    const refusal = accentRefusal('#ffcc00');
    expect(refusal?.reason).toBe('brand-contrast');
    expect(accentPasses(String(refusal?.parameters['proposal']))).toBe(true);
    expect(checkAccent('#ffcc00').filter(({ passed }) => !passed).length).toBeGreaterThan(0);
  });
});

test.each([
  [{ type: 'png', width: 320, height: 64 }, 10_000, null],
  [{ type: 'webp', width: 64, height: 64 }, 10_000, null],
  [{ type: 'svg', width: 64, height: 64 }, 900, 'brand-logo-unreadable'],
  [null, 900, 'brand-logo-unreadable'],
  [{ type: 'png', width: 320, height: 64 }, 256_001, 'brand-logo-too-large'],
  [{ type: 'png', width: 40, height: 20 }, 900, 'brand-logo-size'],
  [{ type: 'png', width: 600, height: 60 }, 900, 'brand-logo-size'],
  [{ type: 'png', width: 513, height: 513 }, 900, 'brand-logo-size'],
])('the file %j of %d bytes as logo: %s', (measured, bytes, reason) =>
  expect(pictureRefusal(measured, bytes)?.reason ?? null).toBe(reason),
);
