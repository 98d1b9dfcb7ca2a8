import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ComboField, FormLayout, type FormPart, TextField } from '../../ui/index.ts';
import type { CheckedAddress, MarketForm } from './calls.ts';
import { useText } from './text.ts';

export interface AddressEntries {
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

export interface AddressFieldsProps {
  readonly form: FormPart<AddressEntries>;
  readonly market: MarketForm | undefined;
  /** How the checker of addresses would write it. */
  readonly suggested?: readonly CheckedAddress[] | undefined;
}

/** Which fields there are follows from the country (7.3). */
export function AddressFields({ form, market, suggested = [] }: AddressFieldsProps) {
  const t = useText();
  const states = market?.states ?? [];
  return (
    <>
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
            market?.postalCodeSample ? t('postalCodeExample', { sample: market.postalCodeSample }) : undefined
          }
          {...form.field('postalCode')}
        />
      </FormLayout.Row>
      <Suggestions form={form} suggested={suggested} />
    </>
  );
}

const members = ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode'] as const;

/** The checker's spelling of the address; keeping the own one is the person's choice (D26). */
function Suggestions({ form, suggested }: Required<Omit<AddressFieldsProps, 'market'>>) {
  const t = useText();
  const shown = (suggested ?? []).filter((one) =>
    members.some((name) => (one[name] ?? '') !== form.values[name].trim()),
  );
  const chosen = (one: CheckedAddress) =>
    form.set(
      Object.fromEntries(members.filter((name) => one[name] !== undefined).map((name) => [name, one[name]])),
    );
  return shown.slice(0, 3).map((one) => {
    const address = members
      .map((name) => one[name])
      .filter(Boolean)
      .join(', ');
    return (
      <MessageBar key={address} layout="multiline" role="status">
        <MessageBarBody>{t('suggestion', { address })}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => chosen(one)}>
            {t('suggestionUse')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  });
}
