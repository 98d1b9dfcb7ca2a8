import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCodes } from './error-codes.ts';

test('every topic is part of the catalogue, and no name stands in two of them', async () => {
  const files = readdirSync(new URL('./codes', import.meta.url));
  const topics = await Promise.all(files.map((file) => import(`./codes/${file}`)));
  const names = topics.flatMap((topic) =>
    Object.values(topic).flatMap((entries) => Object.keys(entries as object)),
  );
  expect(names.toSorted()).toEqual(Object.keys(errorCodes).toSorted());
});
