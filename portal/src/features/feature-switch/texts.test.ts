import { expect, test } from 'vitest';
import { cloudFeatures } from '../../../../server/src/access/cloud-features.ts';
import { texts } from './texts.ts';

test('every feature that can be switched has a name', () => {
  const unnamed = Object.keys(cloudFeatures).filter((feature) => !(`feature_${feature}` in texts.en));
  expect(unnamed).toEqual([]);
});
