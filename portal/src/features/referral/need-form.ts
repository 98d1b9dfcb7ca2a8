import { type Form, useForm } from '../../ui/index.ts';
import type { NewInquiry } from './calls.ts';
import { useText } from './text.ts';

export interface NeedEntries {
  readonly companyName: string;
  readonly country: string;
  readonly city: string;
  readonly size: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly need: string;
  readonly value: string;
  readonly currency: string;
  readonly timeFrame: string;
  readonly wantsContact: boolean;
}

export const amountForm = /^\d{1,15}(\.\d{1,2})?$/;

/** Who needs what; of an own inquiry the company is known. */
export function useNeedForm(known: Partial<NeedEntries>): Form<NeedEntries> {
  const t = useText();
  return useForm<NeedEntries>({
    initial: {
      companyName: '',
      country: '',
      city: '',
      size: '10-49',
      firstName: '',
      lastName: '',
      email: '',
      phone: '',
      need: '',
      value: '',
      currency: '',
      timeFrame: '',
      wantsContact: true,
      ...known,
    },
    problems: (values) => ({
      companyName: values.companyName.trim() ? undefined : t('missing'),
      country: values.country ? undefined : t('missing'),
      lastName: values.lastName.trim() ? undefined : t('missing'),
      need: values.need.trim() ? undefined : t('missing'),
      email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim()) ? undefined : t('emailForm'),
      value: values.value.trim() && !amountForm.test(values.value.trim()) ? t('amountForm') : undefined,
      currency:
        values.value.trim() && !/^[a-z]{3}$/i.test(values.currency.trim()) ? t('currencyForm') : undefined,
    }),
    serverNames: { 'company.name': 'companyName', 'company.country': 'country' },
  });
}

export function needOf(entries: NeedEntries): NewInquiry {
  const { companyName, country, city, size, firstName, lastName, email, phone } = entries;
  return {
    company: { name: companyName, country, city, size: size as NewInquiry['company']['size'] },
    contact: { firstName, lastName, email, phone },
    need: entries.need,
    ...(entries.value.trim() ? { value: entries.value.trim(), currency: entries.currency.trim() } : {}),
    ...(entries.timeFrame.trim() ? { timeFrame: entries.timeFrame } : {}),
    wantsContact: entries.wantsContact,
  };
}
