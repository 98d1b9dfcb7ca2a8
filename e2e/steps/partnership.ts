import { expect } from 'vitest';
import type { Visitor } from '../visitor.ts';
import {
  button,
  chooseInMenu,
  expectActive,
  expectInactive,
  expectTitle,
  link,
  open,
  row,
  sound,
} from './screen.ts';

/** Asks for a draft with a personal link, and answers the link. */
export async function requestLink(provider: Visitor): Promise<string> {
  const { page, say } = provider;
  const t = say.partnership;
  await open(provider, '/resellers');
  await link(page, t('request')).first().click();
  await expectTitle(page, t('request'));
  const address = page.locator('code').first();
  await address.waitFor();
  return (await address.innerText()).trim();
}

/** The message can be changed as long as the link stays whole. */
export async function editDraft(provider: Visitor, url: string): Promise<string> {
  const { page, say } = provider;
  const t = say.partnership;
  const message = page.getByLabel(t('message'), { exact: true });
  const drafted = await message.inputValue();
  expect(drafted).toContain(url);

  await message.fill(drafted.replace(url, url.slice(0, -3)));
  await page.getByText(t('linkLost')).waitFor();
  await expectInactive(button(page, t('openMail')));
  await sound(provider);
  await button(page, t('restoreLink')).click();
  expect(await message.inputValue()).toBe(drafted);

  const own = `Lake & Shore?\n\n${drafted}`;
  await message.fill(own);
  await link(page, t('openMail')).waitFor();
  return own;
}

/** The draft goes out by the person's own means only: copied, or handed to their mail program without a recipient. */
export async function expectOwnMeans(provider: Visitor, text: string): Promise<void> {
  const { page, say } = provider;
  const t = say.partnership;
  await button(page, t('copyMessage')).click();
  await button(page, say.ui('copied')).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  const address = new URL((await link(page, t('openMail')).getAttribute('href')) ?? '');
  expect(address.protocol).toBe('mailto:');
  expect(address.pathname).toBe('');
  expect([...address.searchParams.keys()]).toEqual(['subject', 'body']);
  expect(address.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text);
}

/** Accepts the invitation that stands open, after reading who asks. */
export async function acceptInvitation(reseller: Visitor, provider: string): Promise<void> {
  const { page, say } = reseller;
  const t = say.partnership;
  await expectTitle(page, t('invitationTitle', { name: provider }));
  await page.getByText(t('invitationLead', { name: provider })).waitFor();
  const accept = button(page, t('accept'));
  await expectInactive(accept);
  await sound(reseller);
  // A press without the tick does nothing.
  await accept.click({ force: true });
  await page.getByRole('checkbox').check();
  await expectActive(accept);
  await accept.click();
  await page.getByText(t('acceptedTitle'), { exact: true }).waitFor();
  await sound(reseller);
}

export async function expectPartner(visitor: Visitor, path: string, name: string): Promise<void> {
  await open(visitor, path);
  await row(visitor.page, name).waitFor();
}

export async function expectNoPartner(visitor: Visitor, path: string, name: string): Promise<void> {
  await open(visitor, path);
  expect(await row(visitor.page, name).count()).toBe(0);
}

/** Ends the partnership by the row's menu; the declaration has to be ticked. */
export async function removePartner(provider: Visitor, name: string): Promise<void> {
  const { page, say } = provider;
  const t = say.partnership;
  await open(provider, '/resellers');
  await chooseInMenu(provider, name, t('removePartnership'));
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('heading', { name: t('removeTitle', { name }) }).waitFor();
  const tick = dialog.getByRole('checkbox', { name: t('removeTick') });
  await tick.waitFor();
  const confirm = button(dialog, t('removePartnership'));
  await expectInactive(confirm);
  await sound(provider);
  await tick.check();
  await expectActive(confirm);
  await confirm.click();
  await dialog.waitFor({ state: 'hidden' });
}
