import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  LinkButton,
  Section,
  StatusBadge,
  TextField,
  type Tone,
  useForm,
} from '../../ui/index.ts';
import { AddressFields, PersonFields } from '../market/index.ts';
import { type Legal, profileKey, readLegal, saveLegal } from './calls.ts';
import { addressEntries, addressLine, addressSent, missingOf } from './entries.ts';
import { nameOf, personIn, personOf } from './person.ts';
import { ProfileForm, ProfileFrame, ProfileShown, useMarket } from './profile-frame.tsx';
import { useText } from './text.ts';
import { useSaving } from './use-saving.ts';

const tones: Readonly<Record<Legal['vettingStatus'], Tone>> = {
  none: 'neutral',
  pending: 'waiting',
  authorized: 'good',
  rejected: 'bad',
};

/** What the company is verified by, and how that stands (C103). */
export default function LegalPage() {
  const t = useText();
  const may = useMay();
  const query = useQuery({
    queryKey: [...profileKey, 'legal'],
    queryFn: ({ signal }) => readLegal(signal),
  });
  return (
    <ProfileFrame<Legal> lead={t('legalLead')} query={query}>
      {(of) => (
        <>
          <Vetting of={of} />
          {may('partnerProfile.legal.update') ? (
            <LegalForm key={JSON.stringify(entriesOf(of))} of={of} />
          ) : (
            <LegalShown of={of} />
          )}
        </>
      )}
    </ProfileFrame>
  );
}

function Vetting({ of }: { of: Legal }) {
  const t = useText();
  const may = useMay();
  const status = of.vettingStatus;
  return (
    <Section
      title={of.companyName}
      text={status === 'pending' && t.find(`waits_${of.vettingSubStatus}`)}
      actions={
        status !== 'authorized' &&
        may('verification.own.read') && <LinkButton to="/verification">{t('toVerification')}</LinkButton>
      }
    >
      <DefinitionList
        items={[
          {
            term: t('status'),
            value: <StatusBadge tone={tones[status]} label={t(`status_${status}`)} />,
          },
        ]}
      />
    </Section>
  );
}

const entriesOf = (of: Legal) => ({
  ...addressEntries(of.address),
  ...personOf(of.primaryContact),
  approverEmail: of.companyApproverEmail ?? '',
});

function LegalForm({ of }: { of: Legal }) {
  const t = useText();
  const format = useFormat();
  const country = of.address.country ?? '';
  const market = useMarket(country);
  const form = useForm({
    initial: entriesOf(of),
    problems: (values) => missingOf(values, ['addressLine1', 'firstName', 'lastName', 'email'], t('missing')),
    serverNames: { companyApproverEmail: 'approverEmail' },
  });
  const save = useSaving(form, saveLegal, (saved: Legal) => saved.vettingStatus === 'pending');
  const submit = () => {
    if (!form.check()) return;
    const { approverEmail } = form.values;
    save.run({
      address: addressSent(of.address, form.values),
      primaryContact: personIn(form.values),
      companyApproverEmail: approverEmail,
      ...(of.companyApproverAddress ? { companyApproverAddress: of.companyApproverAddress } : {}),
    });
  };
  return (
    <ProfileForm label={t('legal')} form={form} save={save} onSubmit={submit}>
      <AddressFields form={form} market={market} />
      <TextField
        label={t('country')}
        hint={t('countryHint')}
        value={format.country(country)}
        onChange={() => {}}
        readOnly
      />
      <h3 style={{ margin: 0 }}>{t('contact')}</h3>
      <PersonFields
        form={form}
        emailHint={t('contactEmailHint')}
        phoneRequired={market?.phoneRequired ?? false}
      />
      <h3 style={{ margin: 0 }}>{t('approver')}</h3>
      <TextField
        label={t('approverEmail')}
        hint={t('approverHint')}
        type="email"
        maxLength={254}
        {...form.field('approverEmail')}
      />
    </ProfileForm>
  );
}

function LegalShown({ of }: { of: Legal }) {
  const t = useText();
  const format = useFormat();
  const { primaryContact } = of;
  return (
    <ProfileShown
      label={t('legal')}
      note={t('onlyAdmin')}
      items={[
        { term: t('address'), value: addressLine(of.address, format.country(of.address.country ?? '')) },
        { term: t('contact'), value: nameOf(primaryContact) },
        { term: t('contactEmail'), value: primaryContact.email },
        { term: t('phone'), value: primaryContact.phoneNumber },
        { term: t('approverEmail'), value: of.companyApproverEmail },
      ]}
    />
  );
}
