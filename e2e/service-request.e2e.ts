import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import './failure-pictures.ts';
import { type Product, startProduct } from './product.ts';
import { button, expectTitle, link, open, sound } from './steps/screen.ts';
import { leave, visit } from './visitor.ts';

let browser: Browser;
let product: Product;
beforeAll(async () => {
  browser = await launchBrowser();
  product = await startProduct();
});
afterAll(async () => {
  await product.stop();
  await browser.close();
});

describe('A service request', () => {
  test('is opened for a customer with a file, and the operator answers (C90)', async () => {
    const customer = product.company('Granite Bakery').tenantId;
    const agent = await visit(browser, product, {
      person: product.person('Alder Distribution', 'admin-agent'),
      language: 'es',
    });
    const { page, say } = agent;
    await open(agent, `/customers/${customer}/service-requests`);
    await sound(agent);
    await link(page, say.serviceRequest('open')).click();
    await expectTitle(page, say.serviceRequest('open'));
    await page.getByRole('combobox', { name: say.serviceRequest('topic'), exact: true }).selectOption('3');
    await page
      .getByRole('textbox', { name: say.serviceRequest('subject'), exact: true })
      .fill('No llega correo');
    await page
      .getByRole('textbox', { name: say.serviceRequest('description'), exact: true })
      .fill('Desde esta mañana no llega nada.');
    await page
      .getByRole('radio', { name: new RegExp(`^${say.serviceRequest('severity_critical')}`) })
      .check();
    await page
      .getByLabel(say.serviceRequest('files'))
      .setInputFiles({ name: 'registro.txt', mimeType: 'text/plain', buffer: Buffer.from('rechazado') });
    await sound(agent);
    await button(page, say.serviceRequest('submit')).click();
    await expectTitle(page, 'No llega correo');
    await button(page, 'registro.txt').waitFor();
    await sound(agent);
    const id = new URL(page.url()).pathname.split('/').at(-1) as string;

    const operator = await visit(browser, product, {
      person: product.person('Contour Cloud', 'operator-admin'),
    });
    await open(operator, '/service-queue');
    await sound(operator);
    await link(operator.page, 'No llega correo').click();
    await expectTitle(operator.page, 'No llega correo');
    await operator.page
      .getByRole('radio', { name: new RegExp(`^${operator.say.serviceRequest('act_ask')}`) })
      .check();
    await operator.page
      .getByRole('textbox', { name: operator.say.serviceRequest('text'), exact: true })
      .fill('Which senders?');
    await sound(operator);
    await button(operator.page, operator.say.serviceRequest('send')).click();
    await operator.page.getByText(operator.say.serviceRequest('status_attention-needed')).first().waitFor();
    await leave(operator);

    await open(agent, `/service-requests/${id}`);
    await page.getByText('Which senders?').waitFor();
    await page.getByRole('textbox', { name: say.serviceRequest('note'), exact: true }).fill('Todos.');
    await button(page, say.serviceRequest('send')).click();
    await page.getByText('Todos.').waitFor();
    await page.getByText(say.serviceRequest('status_open')).first().waitFor();
    await leave(agent);
  });

  test('what the operator tells of a service is seen by partners (C91)', async () => {
    const operator = await visit(browser, product, {
      person: product.person('Contour Cloud', 'operator-admin'),
    });
    const { page, say } = operator;
    await open(operator, '/service-health/new');
    await page.getByRole('combobox', { name: say.incident('service'), exact: true }).selectOption('mail');
    await page.getByRole('textbox', { name: say.incident('heading'), exact: true }).fill('Mail is slow');
    await page
      .getByRole('textbox', { name: say.incident('impact'), exact: true })
      .fill('Messages arrive late.');
    await sound(operator);
    await button(page, say.incident('post')).click();
    await expectTitle(page, say.incident('title'));
    await page.getByText('Mail is slow').waitFor();
    await sound(operator);
    await leave(operator);
    const partner = await visit(browser, product, {
      person: product.person('Birch IT', 'helpdesk-agent'),
      language: 'ru',
      width: 390,
    });
    await open(partner, '/service-health');
    await partner.page.getByText('Mail is slow').waitFor();
    await partner.page.getByText(partner.say.incident('state_warning')).first().waitFor();
    await sound(partner);
    await leave(partner);
  });
});
