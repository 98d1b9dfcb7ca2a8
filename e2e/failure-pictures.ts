import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { present } from './visitor.ts';

const pictures = join(dirname(import.meta.dirname), '.tmp', 'e2e');

/** What every window showed when a journey failed is kept as pictures. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync(pictures, { recursive: true });
  const name = task.name.replace(/\W+/g, '-').slice(0, 40);
  for (const [place, { page }] of [...present].entries()) {
    await page.screenshot({ path: join(pictures, `${name}-${place}.png`), fullPage: true });
  }
});
