import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, link, open, row, sound } from './steps/screen.ts';
import { leave, type Visitor, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
let agent: Visitor;
let imports: string;
let domain: string;
const folder = mkdtempSync(join(tmpdir(), 'twotier-people-'));

beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
  agent = await visit(browser, product, { person: product.person('Alder Distribution', 'admin-agent') });
  const granite = product.company('Granite Bakery');
  imports = `/customers/${granite.tenantId}/users/imports`;
  domain = granite.domain;
});
afterAll(async () => {
  await leave(agent);
  await product.stop();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const header = 'First name,Last name,Display name,Email,Status update';

function fileOf(name: string, rows: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${[header, ...rows].join('\r\n')}\r\n`);
  return file;
}

/** Long names, so that the file comes in two parts. */
const long = 'x'.repeat(42);
const many = (name: string, count: number) =>
  Array.from(
    { length: count },
    (_, n) => `${long} ${n},${long} ${n},${long} ${n},${long}.${name}${n}@${domain},`,
  );

async function check(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await button(page, agent.say.userImport('check')).click();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function saved(page: Page, download: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), download()]);
  const path = join(folder, `saved-${file.suggestedFilename()}`);
  await file.saveAs(path);
  return path;
}

test('a good file: checked, saved, its passwords fetched once (C71)', async () => {
  const { page, say } = agent;
  const words = say.userImport;
  await open(agent, imports);
  await sound(agent);
  const template = await saved(page, () => button(page, words('template')).click());
  expect(readFileSync(template, 'utf8')).toContain(header);
  await check(
    page,
    fileOf('good.csv', [`Ann,Moss,Ann Moss,ann.moss@${domain},`, `,,Bo Reed,bo.reed@${domain},`]),
  );
  await heading(page, words('checked')).waitFor();
  await sound(agent);
  await button(page, words('save')).click();
  await heading(page, words('passwords')).waitFor();
  await row(page, '2').getByText(words('result_created')).waitFor();
  await sound(agent);
  const passwords = await saved(page, () => button(page, words('downloadPasswords')).click());
  expect(readFileSync(passwords, 'utf8')).toMatch(/Ann Moss,ann\.moss@\S+,\S{26,}/);
  await page.getByText(words('passwordsTaken')).waitFor();
  await page.reload();
  await heading(page, words('undo')).waitFor();
  expect(await button(page, words('downloadPasswords')).count()).toBe(0);
});

test('a bad file: causes in words, the file to correct, and that file again', async () => {
  const { page, say } = agent;
  const words = say.userImport;
  await open(agent, imports);
  await check(page, fileOf('bad.csv', [`,,,nobody@${domain},`, `,,Cy Hart,cy.hart@elsewhere.example,`]));
  await heading(page, words('refused')).waitFor();
  await row(page, '3').getByText('elsewhere.example is not a domain').waitFor();
  await sound(agent);
  const file = await saved(page, () => button(page, words('downloadCorrections')).click());
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('What to correct');
  writeFileSync(
    file,
    text.replace(',,,nobody', ',,Di Vale,nobody').replace('elsewhere.example,', `${domain},`),
  );
  await link(page, words('again')).click();
  await check(page, file);
  await heading(page, words('checked')).waitFor();
});

test('a connection that breaks: waited for, and gone on with after the page was left', async () => {
  const { page, say } = agent;
  const words = say.userImport;
  const file = fileOf('long.csv', many('break', 6000));
  const sent: string[] = [];
  page.on('request', (request) => {
    const part = /\/parts\/(\d+)$/.exec(request.url())?.[1];
    if (part && request.method() === 'PUT') sent.push(part);
  });
  await page.route('**/parts/1', (route) => route.abort());
  await open(agent, imports);
  await check(page, file);
  await page.getByText(words('connectionLost')).waitFor();
  await sound(agent);
  await button(page, words('stopSending')).click();
  await page.getByText(words('interrupted', { file: 'long.csv' })).waitFor();
  await page.reload();
  await page.getByText(words('interrupted', { file: 'long.csv' })).waitFor();
  await sound(agent);
  await page.unroute('**/parts/1');
  sent.length = 0;
  await check(page, file);
  await heading(page, words('checked')).waitFor({ timeout: 60_000 });
  expect(sent).toEqual(['1']);
});

test('a process that dies in the middle: everybody is made once, and the page comes back by itself', async () => {
  const { page, say } = agent;
  const words = say.userImport;
  await button(page, words('save')).click();
  await page.getByText(words('runsAlone')).waitFor();
  await page.waitForFunction(
    () => Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) > 0,
  );
  await product.crash();
  await page.getByText(words('goesOnWithout')).waitFor();
  await product.startAgain();
  await heading(page, words('undo')).waitFor({ timeout: 90_000 });
  await page.getByText(say.ui('progressOf', { done: '6,000', total: '6,000' })).waitFor();
  expect(await page.getByText(words('someFailed')).count()).toBe(0);
});

test('taken back: who was made is gone, and the page says how many', async () => {
  const { page, say } = agent;
  const words = say.userImport;
  await button(page, words('undo')).click();
  const dialog = page.getByRole('alertdialog');
  await sound(agent);
  await button(dialog, words('undo')).click();
  await page.getByText(words('undone', { count: 6000, shown: '6,000' })).waitFor({ timeout: 60_000 });
  await sound(agent);
});
