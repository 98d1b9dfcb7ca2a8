import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generatedDocs } from './generated-docs.ts';

const folder = new URL('../../docs/generated/', import.meta.url);

describe('docs/generated is what the tables say', () => {
  test.each(Object.entries(generatedDocs()))('%s', (name, text) => {
    const file = new URL(name, folder);
    if (process.env['TWOTIER_WRITE_DOCS']) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
