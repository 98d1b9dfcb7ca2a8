import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { DefinitionList, FormLayout, Section, TextField, useForm } from '../../ui/index.ts';
import { AddressFields, PersonFields } from '../market/index.ts';
import { type Billing, profileKey, readBilling, saveBilling } from './calls.ts';
import { addressEntries, addressLine, addressSent, missingOf } from './entries.ts';
import { nameOf, personIn, personOf } from './person.ts';
import { ProfileForm, ProfileFrame, ProfileShown, useMarket } from './profile-frame.tsx';
import { useText } from './text.ts';
import { useSaving } from './use-saving.ts';

/** Where the vendor's invoices go. */
export default function BillingPage() {
  const t = useText();
  const may = useMay();
  const isReseller = useSession().tenant.kind === 'indirect-reseller';
  const query = useQuery({
    queryKey: [...profileKey, 'billing'],
    queryFn: ({ signal }) => readBilling(signal),
  });
  return (
    <ProfileFrame<Billing> lead={t(isReseller ? 'billingLeadReseller' : 'billingLead')} query={query}>
      {(of) => (
        <>
          <Section title={of.companyName}>
            <DefinitionList
              items={[
                { term: t('billingCurrency'), value: of.billingCurrency },
                of.billingDay !== undefined && { term: t('billingDay'), value: of.billingDay },
              ]}
            />
          </Section>
          {may('partnerProfile.billing.update') ? (
            <BillingForm key={JSON.stringify(entriesOf(of))} of={of} />
          ) : (
            <BillingShown of={of} />
          )}
        </>
      )}
    </ProfileFrame>
  );
}

const entriesOf = (of: Billing) => ({
  ...addressEntries(of.address),
  ...personOf(of.primaryContact),
  purchaseOrderNumber: of.purchaseOrderNumber ?? '',
  taxId: of.taxId ?? '',
});

function BillingForm({ of }: { of: Billing }) {
  const t = useText();
  const format = useFormat();
  const country = of.address.country ?? '';
  const market = useMarket(country);
  const form = useForm({
    initial: entriesOf(of),
    problems: (values) => missingOf(values, ['addressLine1', 'firstName', 'lastName', 'email'], t('missing')),
  });
  const save = useSaving(form, saveBilling);
  const submit = () => {
    if (!form.check()) return;
    const { purchaseOrderNumber, taxId } = form.values;
    save.run({
      address: addressSent(of.address, form.values),
      primaryContact: personIn(form.values),
      purchaseOrderNumber,
      taxId,
      attributes: { etag: of.attributes.etag },
    });
  };
  return (
    <ProfileForm label={t('billing')} form={form} save={save} onSubmit={submit}>
      <FormLayout.Row>
        <TextField label={t('purchaseOrderNumber')} maxLength={100} {...form.field('purchaseOrderNumber')} />
        <TextField label={t('taxId')} maxLength={50} {...form.field('taxId')} />
      </FormLayout.Row>
      <AddressFields form={form} market={market} />
      <TextField
        label={t('country')}
        hint={t('countryHint')}
        value={format.country(country)}
        onChange={() => {}}
        readOnly
      />
      <h3 style={{ margin: 0 }}>{t('contact')}</h3>
      <PersonFields form={form} phoneRequired={market?.phoneRequired ?? false} />
    </ProfileForm>
  );
}

function BillingShown({ of }: { of: Billing }) {
  const t = useText();
  const format = useFormat();
  return (
    <ProfileShown
      label={t('billing')}
      note={t('onlyBilling')}
      items={[
        { term: t('purchaseOrderNumber'), value: of.purchaseOrderNumber },
        { term: t('taxId'), value: of.taxId },
        { term: t('address'), value: addressLine(of.address, format.country(of.address.country ?? '')) },
        { term: t('contact'), value: [nameOf(of.primaryContact), of.primaryContact.email].join(', ') },
      ]}
    />
  );
}
