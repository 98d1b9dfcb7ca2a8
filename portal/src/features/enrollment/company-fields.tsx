import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ComboField, type Form, FormLayout, TextField } from '../../ui/index.ts';
import type { EnrollmentCheck, MarketForm } from './calls.ts';
import type { Entries } from './entries.ts';
import { useText } from './text.ts';

interface CompanyFieldsProps {
  readonly form: Form<Entries>;
  readonly markets: readonly MarketForm[];
  readonly market: MarketForm | undefined;
  readonly checked: EnrollmentCheck | undefined;
}

/** Name, country and what its form asks for (7.3, 7.4). */
export function CompanyFields({ form, markets, market, checked }: CompanyFieldsProps) {
  const t = useText();
  const setCountry = (country: string) => {
    const chosen = markets.find((one) => one.country === country);
    const spoken = document.documentElement.lang.slice(0, 2);
    form.set({
      country,
      state: '',
      culture: chosen?.defaultCulture ?? '',
      language: chosen?.languages.find((one) => one.startsWith(spoken)) ?? chosen?.languages[0] ?? '',
    });
  };
  return (
    <>
      <TextField label={t('companyName')} required maxLength={200} {...form.field('companyName')} />
      <FormLayout.Row>
        <ComboField
          label={t('country')}
          hint={market ? t('region', { region: market.regionName }) : t('countryHint')}
          required
          choices={markets.map((one) => ({ value: one.country, label: one.name }))}
          {...form.field('country')}
          onChange={setCountry}
        />
        {market && market.registration.use !== 'notUsed' && (
          <TextField
            label={
              market.registration.kind
                ? t('registration', { kind: market.registration.kind })
                : t('registrationPlain')
            }
            hint={market.registration.note}
            required={market.registration.use === 'required'}
            maxLength={50}
            spellCheck={false}
            {...form.field('organizationRegistrationNumber')}
          />
        )}
      </FormLayout.Row>
      <TextField label={t('addressLine1')} required maxLength={200} {...form.field('addressLine1')} />
      <TextField label={t('addressLine2')} maxLength={200} {...form.field('addressLine2')} />
      <FormLayout.Row>
        <TextField label={t('city')} required maxLength={100} {...form.field('city')} />
        {market && market.states.length > 0 ? (
          <ComboField
            label={t('state')}
            required={market.stateRequired}
            choices={market.states.map(({ code, name }) => ({ value: code, label: name, hint: code }))}
            {...form.field('state')}
          />
        ) : (
          <TextField label={t('state')} maxLength={100} {...form.field('state')} />
        )}
        <TextField
          label={t('postalCode')}
          required={market?.postalCodeRequired ?? false}
          maxLength={20}
          hint={market?.postalCodeSample ? t('example', { sample: market.postalCodeSample }) : undefined}
          {...form.field('postalCode')}
        />
      </FormLayout.Row>
      <Suggestion form={form} checked={checked} />
    </>
  );
}

const members = ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode'] as const;

/** The checker's spelling of the address; keeping the own one is the person's choice (D26). */
function Suggestion({ form, checked }: Pick<CompanyFieldsProps, 'form' | 'checked'>) {
  const t = useText();
  const [one] = (checked?.suggestedAddresses ?? []) as readonly Partial<
    Record<(typeof members)[number], string>
  >[];
  if (!one || members.every((name) => (one[name] ?? '') === form.values[name].trim())) return null;
  const address = members
    .map((name) => one[name])
    .filter(Boolean)
    .join(', ');
  return (
    <MessageBar layout="multiline" role="status">
      <MessageBarBody>{t('suggestion', { address })}</MessageBarBody>
      <MessageBarActions>
        <Button
          size="small"
          onClick={() =>
            form.set(
              Object.fromEntries(
                members.filter((name) => one[name] !== undefined).map((name) => [name, one[name]]),
              ),
            )
          }
        >
          {t('suggestionUse')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
