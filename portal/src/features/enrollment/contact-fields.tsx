import { languageName } from '../../i18n/index.ts';
import { type Form, FormLayout, SelectField, TextField } from '../../ui/index.ts';
import type { MarketForm } from './calls.ts';
import type { Entries } from './entries.ts';
import { useText } from './text.ts';

/** The person whom the vendor writes to, and who administers the account first. */
export function ContactFields({ form, market }: { form: Form<Entries>; market: MarketForm | undefined }) {
  const t = useText();
  return (
    <>
      <p>{t('contactLead')}</p>
      <FormLayout.Row>
        <TextField
          label={t('firstName')}
          required
          maxLength={50}
          autoComplete="given-name"
          {...form.field('firstName')}
        />
        <TextField
          label={t('lastName')}
          required
          maxLength={50}
          autoComplete="family-name"
          {...form.field('lastName')}
        />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField label={t('email')} type="email" required maxLength={254} {...form.field('email')} />
        <TextField
          label={t('phoneNumber')}
          type="tel"
          required
          maxLength={40}
          {...form.field('phoneNumber')}
        />
      </FormLayout.Row>
      <SelectField
        label={t('language')}
        required
        choices={(market?.languages ?? []).map((tag) => ({ value: tag, label: languageName(tag) }))}
        {...form.field('language')}
      />
    </>
  );
}

/** What customers see beside their subscriptions (C89). */
export function SupportFields({ form }: { form: Form<Entries> }) {
  const t = useText();
  return (
    <>
      <p>{t('supportLead')}</p>
      <FormLayout.Row>
        <TextField label={t('supportEmail')} type="email" maxLength={254} {...form.field('supportEmail')} />
        <TextField
          label={t('supportTelephone')}
          type="tel"
          maxLength={40}
          {...form.field('supportTelephone')}
        />
      </FormLayout.Row>
      <TextField label={t('supportWebsite')} type="url" maxLength={255} {...form.field('supportWebsite')} />
    </>
  );
}
