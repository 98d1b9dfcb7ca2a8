import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { languageName } from '../../../i18n/index.ts';
import { ComboField, type Form, FormLayout, Section, SelectField, TextField } from '../../../ui/index.ts';
import type { BillToEntries } from './bill-to-entries.ts';
import type { BillingProfileCheck, MarketForm } from './calls.ts';
import { useText } from './text.ts';

export interface AccountFieldsProps {
  readonly form: Form<BillToEntries>;
  readonly market: MarketForm | undefined;
  readonly checked: BillingProfileCheck | undefined;
  readonly country: string;
}

/** The entries of C27, grouped; which of them there are follows from the country (7.3). */
export function AccountFields(props: AccountFieldsProps) {
  const t = useText();
  const { form, market } = props;
  const code = market?.callingCodes[0];
  return (
    <>
      <Section title={t('billTo')}>
        <FormLayout>
          <TextField
            label={t('companyName')}
            hint={t('companyNameHint')}
            required
            maxLength={256}
            {...form.field('companyName')}
          />
        </FormLayout>
      </Section>
      <Section title={t('contact')}>
        <FormLayout>
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
              choices={named(market?.cultures ?? [], form.values.culture)}
              {...form.field('culture')}
            />
            <SelectField
              label={t('language')}
              required
              choices={named(market?.languages ?? [], form.values.language)}
              {...form.field('language')}
            />
          </FormLayout.Row>
        </FormLayout>
      </Section>
      <AddressSection {...props} />
    </>
  );
}

/** What is saved stays a choice, even where the market offers it no more. */
function named(tags: readonly string[], chosen: string) {
  return [...new Set([...tags, ...(chosen ? [chosen] : [])])].map((tag) => ({
    value: tag,
    label: languageName(tag),
  }));
}

function AddressSection({ form, market, checked, country }: AccountFieldsProps) {
  const t = useText();
  const states = market?.states ?? [];
  return (
    <Section title={t('address')}>
      <FormLayout>
        <TextField label={t('addressLine1')} required maxLength={200} {...form.field('addressLine1')} />
        <TextField label={t('addressLine2')} maxLength={200} {...form.field('addressLine2')} />
        <FormLayout.Row>
          <TextField
            label={t('city')}
            required={market?.cityRequired ?? false}
            maxLength={100}
            {...form.field('city')}
          />
          {states.length > 0 ? (
            <ComboField
              label={t('state')}
              required={market?.stateRequired ?? false}
              choices={states.map(({ code, name }) => ({ value: code, label: name, hint: code }))}
              {...form.field('state')}
            />
          ) : (
            <TextField label={t('state')} maxLength={100} {...form.field('state')} />
          )}
          <TextField
            label={t('postalCode')}
            required={market?.postalCodeRequired ?? false}
            maxLength={20}
            hint={
              market?.postalCodeSample
                ? t('postalCodeExample', { sample: market.postalCodeSample })
                : undefined
            }
            {...form.field('postalCode')}
          />
        </FormLayout.Row>
        <TextField
          label={t('country')}
          hint={t('countryHint')}
          value={country}
          onChange={() => {}}
          readOnly
        />
        <Suggestions form={form} checked={checked} />
      </FormLayout>
    </Section>
  );
}

const members = ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode'] as const;

/** The checker's spelling of the address; keeping the own one is the person's choice (D26). */
function Suggestions({ form, checked }: Pick<AccountFieldsProps, 'form' | 'checked'>) {
  const t = useText();
  const shown = (checked?.suggestedAddresses ?? []).filter((one) =>
    members.some((name) => (one[name] ?? '') !== form.values[name].trim()),
  );
  return shown.slice(0, 3).map((one) => {
    const known = members.filter((name) => one[name] !== undefined);
    const address = known.map((name) => one[name]).join(', ');
    return (
      <MessageBar key={address} layout="multiline" role="status">
        <MessageBarBody>{t('suggestion', { address })}</MessageBarBody>
        <MessageBarActions>
          <Button
            size="small"
            onClick={() => form.set(Object.fromEntries(known.map((name) => [name, one[name]])))}
          >
            {t('suggestionUse')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  });
}
