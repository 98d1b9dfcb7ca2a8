import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { EmptyState, useForm } from '../../ui/index.ts';
import { PersonFields } from '../market/index.ts';
import { type ProfileContact, profileKey, readSecurity, saveSecurity } from './calls.ts';
import { missingOf } from './entries.ts';
import { nameOf, personOf } from './person.ts';
import { ProfileForm, ProfileFrame, ProfileShown } from './profile-frame.tsx';
import { useText } from './text.ts';
import { useSaving } from './use-saving.ts';

/** Whom the vendor tells of fraud and attacks (C103, C106). */
export default function SecurityContactPage() {
  const t = useText();
  const may = useMay();
  const query = useQuery({
    queryKey: [...profileKey, 'security'],
    queryFn: ({ signal }) => readSecurity(signal),
  });
  return (
    <ProfileFrame<ProfileContact> lead={t('securityLead')} query={query}>
      {(of) => (
        <>
          {!of.email && <EmptyState picture="nothing" title={t('noSecurity')} text={t('noSecurityText')} />}
          {may('partnerProfile.security.update') ? (
            <SecurityForm key={JSON.stringify(personOf(of))} of={of} />
          ) : (
            of.email && (
              <ProfileShown
                label={t('security')}
                note={t('onlyAdmin')}
                items={[
                  { term: t('security'), value: nameOf(of) },
                  { term: t('contactEmail'), value: of.email },
                  { term: t('phone'), value: of.phoneNumber },
                ]}
              />
            )
          )}
        </>
      )}
    </ProfileFrame>
  );
}

function SecurityForm({ of }: { of: ProfileContact }) {
  const t = useText();
  const form = useForm({
    initial: personOf(of),
    problems: (values) => missingOf(values, ['firstName', 'lastName', 'email', 'phoneNumber'], t('missing')),
  });
  const save = useSaving(form, saveSecurity);
  return (
    <ProfileForm
      label={t('security')}
      form={form}
      save={save}
      onSubmit={() => form.check() && save.run(form.values)}
    >
      <PersonFields form={form} phoneRequired />
    </ProfileForm>
  );
}
