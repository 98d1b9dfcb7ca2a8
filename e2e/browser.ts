import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const root = dirname(import.meta.dirname);

/**
 * A real browser, without a window. It comes out of an installed package, with the libraries and
 * fonts it needs, so the machine has to have none; where there is no such package for the machine,
 * or CHROMIUM_PATH names another, that one is used.
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return chromium.launch({ executablePath: named, args: quietly });
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return chromium.launch({ channel: 'chrome', args: quietly });
  }
  const folder = await unpackedBrowser();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...inContainers, ...quietly],
    env: {
      ...process.env,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    },
  });
}

// Nothing leaves this machine but what the page itself asks for.
const quietly = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

// Root and containers give a browser no sandbox of its own; it only ever opens our own pages.
// The package's other arguments are left out: they switch off the web's security, which is under
// test here too, and put everything into one process, which then falls together.
const inContainers = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
];

let unpacking: Promise<string> | undefined;

function unpackedBrowser(): Promise<string> {
  unpacking ??= unpackBrowser();
  return unpacking;
}

async function unpackBrowser(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(dirname(entry)), 'package.json'), 'utf8'));
  const folder = join(root, '.tmp', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  // The package unpacks into the temporary folder under fixed names, where two runs that start
  // together would meet half a browser: so it gets a temporary folder of its own.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpackScript(entry)], {
      // Named like the system that the package carries its libraries for, so that it unpacks them.
      env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
    writeFileSync(join(unfinished, 'fonts.conf'), fontSettings);
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run may have finished the same work first.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

function unpackScript(entry: string): string {
  return `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath();`;
}

// The package's one font (Latin, Cyrillic, Greek) and no other, so that every machine shows the same.
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">font-cache</cachedir>
</fontconfig>
`;

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

// Marks that the design system sets around what keeps the keyboard inside it: they pass the focus on
// before anyone can notice, and hold nothing.
const focusCatchers = '[data-tabster-dummy]';

// What a page's colors alone decide.
const rulesOnColors = ['color-contrast', 'link-in-text-block'];

/** Fails with a readable list unless the page, as it stands, meets WCAG 2.2 AA as far as a program can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, { type: 'tag', values: levels });
}

/** The same of what depends on its colors, for a page seen in others before. */
export async function expectReadableColors(page: Page): Promise<void> {
  await expectNoViolation(page, { type: 'rule', values: rulesOnColors });
}

async function expectNoViolation(page: Page, rules: axe.RunOnly): Promise<void> {
  const known = await page.evaluate(() => 'axe' in globalThis);
  if (!known) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ({ rules, exclude }) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(
        { exclude },
        { runOnly: rules, resultTypes: ['violations'] },
      ),
    { rules, exclude: [focusCatchers] },
  );
  if (violations.length === 0) return;
  const list = violations.map(({ id, impact, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary = '' }) => {
      const [, ...reasons] = failureSummary.split('\n');
      return `    ${target.join(' ')}\n${reasons.map((reason) => `      ${reason.trim()}`).join('\n')}`;
    });
    return `  ${id} (${impact}): ${help}\n${places.join('\n')}`;
  });
  throw new Error(`${page.url()} is not accessible:\n${list.join('\n')}`);
}
