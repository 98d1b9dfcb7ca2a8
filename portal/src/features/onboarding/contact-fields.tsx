import { languageName } from '../../i18n/index.ts';
import { type Form, FormLayout, SelectField, TextField } from '../../ui/index.ts';
import type { AccountEntries } from './account-entries.ts';
import type { MarketForm } from './calls.ts';
import { useText } from './text.ts';

/** The person at the customer, and how the customer reads dates and texts. */
export function ContactFields({
  form,
  market,
}: {
  form: Form<AccountEntries>;
  market: MarketForm | undefined;
}) {
  const t = useText();
  const code = market?.callingCodes[0];
  return (
    <>
      <FormLayout.Row>
        <TextField label={t('firstName')} required maxLength={50} {...form.field('firstName')} />
        <TextField label={t('lastName')} required maxLength={50} {...form.field('lastName')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField
          label={t('email')}
          hint={t('emailHint')}
          type="email"
          required
          maxLength={254}
          {...form.field('email')}
        />
        <TextField
          label={t('phone')}
          type="tel"
          required={market?.phoneRequired ?? false}
          maxLength={40}
          hint={code ? t('phoneHint', { code }) : undefined}
          {...form.field('phoneNumber')}
        />
      </FormLayout.Row>
      <FormLayout.Row>
        <SelectField
          label={t('culture')}
          required
          choices={named(market?.cultures ?? [])}
          {...form.field('culture')}
        />
        <SelectField
          label={t('language')}
          required
          choices={named(market?.languages ?? [])}
          {...form.field('language')}
        />
      </FormLayout.Row>
    </>
  );
}

function named(tags: readonly string[]) {
  return tags.map((tag) => ({ value: tag, label: languageName(tag) }));
}
