import { type Form, FormLayout, Section, TextField } from '../../../ui/index.ts';
import { AddressFields, ContactFields, type MarketForm } from '../../market/index.ts';
import type { BillToEntries } from './bill-to-entries.ts';
import type { BillingProfileCheck } from './calls.ts';
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
          <ContactFields form={form} market={market} emailHint={t('emailHint')} />
        </FormLayout>
      </Section>
      <AddressSection {...props} />
    </>
  );
}

function AddressSection({ form, market, checked, country }: AccountFieldsProps) {
  const t = useText();
  return (
    <Section title={t('address')}>
      <FormLayout>
        <AddressFields form={form} market={market} suggested={checked?.suggestedAddresses} />
        <TextField
          label={t('country')}
          hint={t('countryHint')}
          value={country}
          onChange={() => {}}
          readOnly
        />
      </FormLayout>
    </Section>
  );
}
