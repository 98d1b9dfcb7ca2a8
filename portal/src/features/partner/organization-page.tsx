import { useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/index.ts';
import { languageName, useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  FormLayout,
  LinkButton,
  Section,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts';
import { AddressFields } from '../market/index.ts';
import { type Organization, profileKey, readOrganization, saveOrganization } from './calls.ts';
import { addressEntries, addressLine, addressSent, missingOf } from './entries.ts';
import { ProfileForm, ProfileFrame, ProfileShown, useMarket } from './profile-frame.tsx';
import { useText } from './text.ts';
import { useSaving } from './use-saving.ts';

/** How the company presents itself (C103). */
export default function OrganizationPage() {
  const t = useText();
  const may = useMay();
  const query = useQuery({
    queryKey: [...profileKey, 'organization'],
    queryFn: ({ signal }) => readOrganization(signal),
  });
  return (
    <ProfileFrame<Organization> lead={t('organizationLead')} query={query}>
      {(of) => (
        <>
          <Section title={of.companyName}>
            <DefinitionList
              items={[
                { term: t('domain'), value: of.domain, copy: of.domain },
                { term: t('tenantId'), value: of.tenantId, copy: of.tenantId },
              ]}
            />
          </Section>
          {may('partnerProfile.organization.update') ? (
            <OrganizationForm key={JSON.stringify(entriesOf(of))} of={of} />
          ) : (
            <OrganizationShown of={of} />
          )}
        </>
      )}
    </ProfileFrame>
  );
}

const entriesOf = (of: Organization) => ({
  companyName: of.companyName,
  email: of.email,
  culture: of.culture,
  language: of.language,
  ...addressEntries(of.defaultAddress),
});

function OrganizationForm({ of }: { of: Organization }) {
  const t = useText();
  const format = useFormat();
  const { tenant } = useSession();
  const country = of.defaultAddress.country ?? '';
  const market = useMarket(country);
  // The vendor renames verified providers and direct partners (C103).
  const isLocked = tenant.kind !== 'indirect-reseller';
  const form = useForm({
    initial: entriesOf(of),
    problems: (values) => missingOf(values, ['companyName', 'email', 'addressLine1'], t('missing')),
  });
  const save = useSaving(
    form,
    saveOrganization,
    (saved: Organization) => saved.companyName !== of.companyName,
  );
  const submit = () => {
    if (!form.check()) return;
    const { companyName, email, culture, language } = form.values;
    save.run({
      companyName,
      email,
      culture,
      language,
      defaultAddress: addressSent(of.defaultAddress, form.values),
      attributes: { etag: of.attributes.etag },
    });
  };
  const choices = (tags: readonly string[], chosen: string) =>
    [...new Set([...tags, chosen])].map((tag) => ({ value: tag, label: languageName(tag) }));
  return (
    <ProfileForm label={t('organization')} form={form} save={save} onSubmit={submit}>
      <TextField
        label={t('companyName')}
        hint={t(isLocked ? 'companyNameLocked' : 'companyNameHint')}
        required
        readOnly={isLocked}
        maxLength={256}
        {...form.field('companyName')}
      />
      {isLocked && (
        <div>
          <LinkButton size="small" to="/service-requests/new">
            {t('askRename')}
          </LinkButton>
        </div>
      )}
      <TextField label={t('email')} type="email" required maxLength={254} {...form.field('email')} />
      <FormLayout.Row>
        <SelectField
          label={t('language')}
          required
          choices={choices(market?.languages ?? [], form.values.language)}
          {...form.field('language')}
        />
        <SelectField
          label={t('culture')}
          required
          choices={choices(market?.cultures ?? [], form.values.culture)}
          {...form.field('culture')}
        />
      </FormLayout.Row>
      <AddressFields form={form} market={market} />
      <TextField
        label={t('country')}
        hint={t('countryHint')}
        value={format.country(country)}
        onChange={() => {}}
        readOnly
      />
    </ProfileForm>
  );
}

function OrganizationShown({ of }: { of: Organization }) {
  const t = useText();
  const format = useFormat();
  return (
    <ProfileShown
      label={t('organization')}
      note={t('onlyAdmin')}
      items={[
        { term: t('companyName'), value: of.companyName },
        { term: t('email'), value: of.email },
        { term: t('language'), value: languageName(of.language) },
        {
          term: t('address'),
          value: addressLine(of.defaultAddress, format.country(of.defaultAddress.country ?? '')),
        },
      ]}
    />
  );
}
