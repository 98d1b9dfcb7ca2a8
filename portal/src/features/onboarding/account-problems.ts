import type { Problem, Problems } from '../../ui/index.ts';
import type { MarketForm } from '../market/index.ts';
import { type AccountEntries, today } from './account-entries.ts';
import { useText } from './text.ts';

const always = [
  'companyName',
  'domain',
  'country',
  'addressLine1',
  'firstName',
  'lastName',
  'email',
  'culture',
  'language',
] as const;

/** What can be told without asking the server: gaps, and forms that need no country's rules. */
export function ownProblems(
  entries: AccountEntries,
  market: MarketForm | undefined,
): Problems<AccountEntries> {
  const t = useText.now;
  const problems: Partial<Record<keyof AccountEntries, Problem>> = {};
  const need = (name: keyof AccountEntries) => {
    const value = entries[name];
    if (typeof value === 'string' && value.trim() === '') problems[name] = t('missing');
  };
  for (const name of always) need(name);
  if (market?.cityRequired) need('city');
  if (market?.stateRequired) need('state');
  if (market?.postalCodeRequired) need('postalCode');
  if (market?.phoneRequired) need('phoneNumber');
  if (market?.registration.use === 'required') need('organizationRegistrationNumber');
  if (entries.domain && !/^[a-z][a-z0-9]{0,26}$/i.test(entries.domain.trim()))
    problems.domain = t('domainForm');
  if (entries.email.trim() && !/^\S+@\S+\.\S+$/.test(entries.email.trim())) problems.email = t('emailForm');
  return { ...problems, ...agreementProblems(entries) };
}

function agreementProblems(entries: AccountEntries): Problems<AccountEntries> {
  const t = useText.now;
  if (entries.agreementKind === '') return { agreementKind: t('choose') };
  if (entries.agreementKind === 'direct') return {};
  const date = !entries.dateAgreed
    ? t('missing')
    : entries.dateAgreed > today()
      ? t('dateFuture')
      : undefined;
  if (entries.agreementSame) return { dateAgreed: date };
  return {
    dateAgreed: date,
    agreementFirstName: entries.agreementFirstName.trim() ? undefined : t('missing'),
    agreementLastName: entries.agreementLastName.trim() ? undefined : t('missing'),
    agreementEmail: /^\S+@\S+\.\S+$/.test(entries.agreementEmail.trim()) ? undefined : t('emailForm'),
  };
}
