import type { Problem } from './model.ts';
import { refused } from './problem.ts';
import { freeMailDomains } from './tables/company-names.ts';

export interface EmailBoundaries {
  readonly vendorDomains: readonly string[];
  readonly partnerDomains: readonly string[];
}

const field = 'email';
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const form = new RegExp(
  `^[^\\s@"(),:;<>\\[\\]\\\\]{1,64}@(?:${label}\\.)+[\\p{L}][\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}]$`,
  'u',
);

/** Whether mail could be sent there, as far as its form tells. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && form.test(text) && !/^\.|\.\.|\.@/.test(text);
}

/** The customer's own contact: neither the vendor's address nor the partner's (C21). */
export function checkEmail(
  email: string | undefined,
  { vendorDomains, partnerDomains }: EmailBoundaries,
): readonly Problem[] {
  const text = (email ?? '').trim();
  if (text === '') return [refused(field, 'email-missing')];
  const at = text.lastIndexOf('@');
  if (!isEmailAddress(text)) return [refused(field, 'email-form')];
  const domain = text.slice(at + 1).toLowerCase();
  if (belongsTo(domain, vendorDomains)) return [refused(field, 'email-vendor-domain', { domain })];
  if (belongsTo(domain, partnerDomains)) return [refused(field, 'email-own-domain', { domain })];
  return [];
}

/** Whether anybody can have an address there: it says nothing about a company. */
export function isFreeMail(email: string): boolean {
  return freeMailDomains.has(email.trim().toLowerCase().split('@').at(-1) ?? '');
}

/** A school proves itself with an address of its own: no free mail, no name under the cloud's suffix (C21). */
export function checkEducationEmail(
  email: string | undefined,
  boundaries: EmailBoundaries,
  cloudSuffixes: readonly string[],
): readonly Problem[] {
  const problems = checkEmail(email, boundaries);
  if (problems.length > 0) return problems;
  const domain = (email ?? '').trim().toLowerCase().split('@').at(-1) as string;
  if (freeMailDomains.has(domain)) return [refused(field, 'email-free-mail', { domain })];
  if (belongsTo(domain, cloudSuffixes)) return [refused(field, 'email-cloud-suffix', { domain })];
  return [];
}

/** A subdomain belongs to whoever has the domain. */
function belongsTo(domain: string, owned: readonly string[]): boolean {
  return owned
    .map((one) => one.trim().toLowerCase().replace(/^\./, ''))
    .some((one) => one !== '' && (domain === one || domain.endsWith(`.${one}`)));
}
