import { readFileSync } from 'node:fs';

const root = new URL('../../../../', import.meta.url);

/** Of the product, as it was released. */
export const productVersion = (
  JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }
).version;
