import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { TextField, useForm } from '../../ui/index.ts';
import { profileKey, readSupport, type Support, saveSupport } from './calls.ts';
import { missingOf } from './entries.ts';
import { ProfileForm, ProfileFrame, ProfileShown } from './profile-frame.tsx';
import { useText } from './text.ts';
import { useSaving } from './use-saving.ts';

/** Where customers find the partner's own support (C89, C103). */
export default function SupportPage() {
  const t = useText();
  const may = useMay();
  const query = useQuery({
    queryKey: [...profileKey, 'support'],
    queryFn: ({ signal }) => readSupport(signal),
  });
  return (
    <ProfileFrame<Support> lead={t('supportLead')} query={query}>
      {(of) =>
        may('partnerProfile.support.update') ? (
          <SupportForm key={JSON.stringify(entriesOf(of))} of={of} />
        ) : (
          <ProfileShown
            label={t('support')}
            note={t('onlyAdmin')}
            items={[
              { term: t('supportEmail'), value: of.email },
              { term: t('telephone'), value: of.telephone },
              { term: t('website'), value: of.website },
            ]}
          />
        )
      }
    </ProfileFrame>
  );
}

const entriesOf = ({ email = '', telephone = '', website = '' }: Support) => ({ email, telephone, website });

function SupportForm({ of }: { of: Support }) {
  const t = useText();
  const form = useForm({
    initial: entriesOf(of),
    problems: (values) => missingOf(values, ['email'], t('missing')),
  });
  const save = useSaving(form, saveSupport);
  return (
    <ProfileForm
      label={t('support')}
      form={form}
      save={save}
      onSubmit={() => form.check() && save.run(form.values)}
    >
      <TextField label={t('supportEmail')} type="email" required maxLength={254} {...form.field('email')} />
      <TextField label={t('telephone')} type="tel" maxLength={40} {...form.field('telephone')} />
      <TextField
        label={t('website')}
        hint={t('websiteHint')}
        type="url"
        maxLength={255}
        {...form.field('website')}
      />
    </ProfileForm>
  );
}
