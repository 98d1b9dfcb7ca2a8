// Pictures of every screen, in every language, on a desk and in a hand:
//   node scripts/run.mjs e2e/screenshots.ts <folder> [part of the pictures' names]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../portal/src/i18n/languages.ts';
import { launchBrowser } from './browser.ts';
import { expectNoSidewaysScroll } from './checks.ts';
import { type Product, startProduct } from './product.ts';
import { prepare, type Scene, type Subjects, scenes } from './scenes.ts';
import { open } from './steps/screen.ts';
import { visit } from './visitor.ts';

const [folder, wanted = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder for the pictures.');
mkdirSync(folder, { recursive: true });

interface Look {
  readonly language: Language;
  readonly width: number;
  readonly dark: boolean;
}

const looks: readonly Look[] = [
  ...languages.flatMap((language) => [1280, 360].map((width) => ({ language, width, dark: false }))),
  { language: 'en', width: 1280, dark: true },
];

const browser = await launchBrowser();
const troubles: string[] = [];
for (const look of looks) {
  const shown = scenes.filter((scene) => nameOf(scene, look).includes(wanted));
  if (shown.length === 0) continue;
  // A world of its own for each, so that no picture shows what the taking of others left behind.
  const product = await startProduct();
  try {
    const subjects = await prepare(product);
    for (const scene of shown) await take(product, scene, look, subjects);
  } finally {
    await product.stop();
  }
}
await browser.close();
for (const trouble of troubles) console.error(trouble);
process.exitCode = troubles.length === 0 ? 0 : 1;

function nameOf(scene: Scene, { language, width, dark }: Look): string {
  return `${scene.name}-${language}-${width}${dark ? '-dark' : ''}`;
}

async function take(of: Product, scene: Scene, look: Look, subjects: Subjects): Promise<void> {
  const { language, width, dark } = look;
  const name = nameOf(scene, look);
  const person = scene.who && of.person(...scene.who);
  const visitor = await visit(browser, of, { language, width, ...(person ? { person } : {}) });
  try {
    if (dark) await visitor.page.emulateMedia({ colorScheme: 'dark' });
    await open(visitor, scene.path(subjects));
    await scene.act?.(visitor);
    await visitor.page.screenshot({
      path: join(folder as string, `${name}.png`),
      fullPage: scene.whole ?? true,
    });
    await expectNoSidewaysScroll(visitor.page);
  } catch (error) {
    troubles.push(`${name}: ${(error as Error).message}`);
    await visitor.page.screenshot({ path: join(folder as string, `${name}.png`), fullPage: true });
  }
  troubles.push(...visitor.troubles.map((text) => `${name}: ${text}`));
  await visitor.context.close();
}
