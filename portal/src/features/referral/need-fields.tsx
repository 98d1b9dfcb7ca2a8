import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { customerSizes } from '../../../../contract/business-profile.ts';
import { useFormat } from '../../i18n/index.ts';
import { CheckField, ComboField, type Form, FormLayout, SelectField, TextField } from '../../ui/index.ts';
import { readCountries } from './calls.ts';
import type { NeedEntries } from './need-form.ts';
import { useText } from './text.ts';

export function NeedFields({
  form,
  wantsContactLabel,
}: {
  readonly form: Form<NeedEntries>;
  readonly wantsContactLabel: string;
}) {
  const t = useText();
  const format = useFormat();
  const countries = useQuery({
    queryKey: ['markets'],
    queryFn: ({ signal }) => readCountries(signal),
    staleTime: 300_000,
  });
  const currencies = [...new Set((countries.data ?? []).map(({ currency }) => currency))].sort();
  return (
    <>
      <TextField
        label={t('need')}
        hint={t('needHint')}
        required
        lines={4}
        maxLength={2000}
        {...form.field('need')}
      />
      <FormLayout.Row>
        <TextField label={t('value')} {...form.field('value')} />
        <SelectField
          label={t('currency')}
          choices={currencies.map((value) => ({ value, label: value }))}
          {...form.field('currency')}
        />
      </FormLayout.Row>
      <TextField
        label={t('timeFrame')}
        hint={t('timeFrameHint')}
        maxLength={100}
        {...form.field('timeFrame')}
      />
      <Text as="h2" weight="semibold" size={400}>
        {t('whoNeeds')}
      </Text>
      <FormLayout.Row>
        <TextField label={t('companyName')} required maxLength={200} {...form.field('companyName')} />
        <SelectField
          label={t('size')}
          none={false}
          choices={customerSizes.map((value) => ({
            value,
            label: t('employees', { size: value.replace('-', '–') }),
          }))}
          {...form.field('size')}
        />
      </FormLayout.Row>
      <FormLayout.Row>
        <ComboField
          label={t('country')}
          required
          choices={(countries.data ?? []).map(({ country }) => ({
            value: country,
            label: format.country(country),
          }))}
          {...form.field('country')}
        />
        <TextField label={t('city')} maxLength={100} {...form.field('city')} />
      </FormLayout.Row>
      <Text as="h2" weight="semibold" size={400}>
        {t('whomToAsk')}
      </Text>
      <FormLayout.Row>
        <TextField label={t('firstName')} maxLength={50} {...form.field('firstName')} />
        <TextField label={t('lastName')} required maxLength={50} {...form.field('lastName')} />
      </FormLayout.Row>
      <FormLayout.Row>
        <TextField label={t('email')} type="email" required maxLength={254} {...form.field('email')} />
        <TextField label={t('phone')} type="tel" maxLength={40} {...form.field('phone')} />
      </FormLayout.Row>
      <CheckField label={wantsContactLabel} {...form.field('wantsContact')} />
    </>
  );
}
