import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useSession } from '../../api/index.ts';
import { ErrorBar, ErrorSummary, FormLayout, Page, useGo, usePathPart, useToast } from '../../ui/index.ts';
import { ask, type FoundPartner, readPartner, referralKey } from './calls.ts';
import { LocationChoice } from './location-choice.tsx';
import { NeedFields } from './need-fields.tsx';
import { type NeedEntries, needOf, useNeedForm } from './need-form.ts';
import { useText } from './text.ts';

/** A customer tells a partner that it found what it needs (C93). */
export default function AskPage() {
  const t = useText();
  const partnerId = usePathPart('partnerId');
  const query = useQuery({
    queryKey: ['partner-finder', partnerId],
    queryFn: ({ signal }) => readPartner(partnerId, signal),
  });
  return (
    <Page
      title={query.data && t('ask', { partner: query.data.name })}
      lead={t('askLead')}
      width="form"
      breadcrumb={[{ label: t('findPartner'), to: '/find-partner' }]}
      query={query}
    >
      {(partner) => <AskForm partner={partner} />}
    </Page>
  );
}

function AskForm({ partner }: { readonly partner: FoundPartner }) {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const { tenant, user } = useSession();
  const [location, setLocation] = useState('');
  const form = useNeedForm({
    companyName: tenant.name,
    country: tenant.country,
    lastName: user.displayName.split(' ').slice(1).join(' ') || user.displayName,
    firstName: user.displayName.includes(' ') ? (user.displayName.split(' ')[0] ?? '') : '',
    email: user.userPrincipalName,
  });
  const send = useAction<NeedEntries>({
    act: (entries, ids) => ask(partner.id, { ...needOf(entries), ...(location ? { location } : {}) }, ids),
    refreshes: [referralKey],
    onDone: () => {
      toast.done(t('sentDone'));
      go('/referrals/sent', { unasked: true });
    },
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  return (
    <FormLayout
      label={t('askTitle')}
      onSubmit={() => form.check() && send.run(form.values)}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={send.running}>
          {t('send')}
        </Button>
      }
    >
      {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={send.error} />}
      <LocationChoice partnerId={partner.id} value={location} onChange={setLocation} />
      <NeedFields form={form} wantsContactLabel={t('wantsContact')} />
    </FormLayout>
  );
}
