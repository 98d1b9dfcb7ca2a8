import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { sentenceOf } from '../../server/src/errors/sentence.ts';
import { regionName } from '../../server/src/features/market/index.ts';
import type { Product } from '../product.ts';
import type { Visitor } from '../visitor.ts';
import type { Words } from '../words.ts';
import { button, choose, expectInactive, expectValue, open, row, sound } from './screen.ts';

export async function openSubscriptions(visitor: Visitor, customerId: string): Promise<void> {
  await open(visitor, `/customers/${customerId}/subscriptions`);
}

/** Each of these subscriptions is listed, with who is credited for it. */
export async function expectCredited(
  visitor: Visitor,
  titles: readonly string[],
  reseller: string,
): Promise<void> {
  // Beside the name may stand that it is a partner no more.
  for (const title of titles) await row(visitor.page, title).getByText(reseller).first().waitFor();
}

/** The reseller field of the subscription that stands open. */
function resellerField({ page, say }: Visitor): Locator {
  return page.getByRole('combobox', { name: say.subscription('resellerField') });
}

export async function creditFromList(visitor: Visitor, reseller: string): Promise<void> {
  await choose(visitor.page, resellerField(visitor), reseller);
  await save(visitor, reseller);
}

export async function creditById(visitor: Visitor, partnerId: string, reseller: string): Promise<void> {
  const { page, say } = visitor;
  await openById(visitor);
  await verify(visitor, partnerId);
  await page.getByText(say.partnership('verifiedOk')).waitFor();
  await sound(visitor);
  await save(visitor, reseller);
}

export async function openById({ page, say }: Visitor): Promise<void> {
  await button(page, say.partnership('notInList')).click();
  await page.getByLabel(say.partnership('resellerId'), { exact: true }).waitFor();
}

/** Saved once the form has begun anew from what is kept. */
async function save(visitor: Visitor, reseller: string): Promise<void> {
  const { page, say } = visitor;
  const form = await resellerField(visitor).elementHandle();
  await button(page, say.subscription('submit')).click();
  await form?.waitForElementState('hidden');
  await expectValue(resellerField(visitor), reseller);
}

export async function verify({ page, say }: Visitor, partnerId: string): Promise<void> {
  await page.getByLabel(say.partnership('resellerId'), { exact: true }).fill(partnerId);
  const check = button(page, say.partnership('verify'));
  // What is no number is refused before anything is asked.
  if (/^\d+$/.test(partnerId)) await check.click();
  else await expectInactive(check);
}

/** The message stands at the field of the number, and is read out with it. */
export async function expectRefusedAtField({ page, say }: Visitor, message: string): Promise<void> {
  const number = page.getByLabel(say.partnership('resellerId'), { exact: true });
  await page.getByText(message).waitFor();
  expect(await number.getAttribute('aria-invalid')).toBe('true');
  const described = (await number.getAttribute('aria-describedby')) ?? '';
  const said = await page.evaluate(
    (ids) => ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' '),
    described.split(' '),
  );
  expect(said).toContain(message);
}

export interface RefusedId {
  readonly partnerId: string;
  readonly message: string;
}

/** What Alder Distribution reads for each number that is no good as a reseller's (failure catalogue 2). */
export function refusedIds(product: Product, { language, partnership }: Words): readonly RefusedId[] {
  const location = (name: string) => product.company(name).locationPartnerId ?? '';
  const here = regionName('united-states', language);
  const refused = (
    partnerId: string,
    ...[reason, parameters = {}]: [Parameters<typeof sentenceOf>[0], object?]
  ) => ({
    partnerId,
    message: sentenceOf(reason, { partnerId, ...parameters }, language),
  });
  return [
    { partnerId: '53x0401', message: partnership('digitsOnly') },
    refused('9999999', 'reseller-id-unknown'),
    refused(location('Alder Distribution'), 'reseller-id-own'),
    refused(product.company('Ewa Consulting').globalPartnerId ?? '', 'reseller-id-global', {
      hint: location('Ewa Consulting'),
    }),
    refused(location('Dunas Sistemas'), 'reseller-other-region', {
      resellerRegion: regionName('europe', language),
      providerRegion: here,
    }),
    refused(location('Cedar Cloud'), 'reseller-agreement-unsigned', {
      reseller: 'Cedar Cloud',
      region: here,
    }),
    refused(location('Fjord Direct'), 'reseller-id-not-reseller'),
  ];
}
