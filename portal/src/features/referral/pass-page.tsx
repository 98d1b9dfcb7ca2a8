import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  Page,
  SelectField,
  useGo,
  useToast,
} from '../../ui/index.ts';
import { type ChosenReseller, ResellerPicker } from '../partnership/index.ts';
import { type PassedReferral, passOn, referralKey } from './calls.ts';
import { LocationChoice } from './location-choice.tsx';
import { NeedFields } from './need-fields.tsx';
import { type NeedEntries, needOf, useNeedForm } from './need-form.ts';
import { useText } from './text.ts';

const kinds = ['sales-qualified', 'marketing-qualified', 'informational'] as const;

/** A provider passes a customer's need on to one of its resellers (C97). */
export default function PassReferralPage() {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const [reseller, setReseller] = useState<ChosenReseller | null>(null);
  const [location, setLocation] = useState('');
  const [kind, setKind] = useState<string>('sales-qualified');
  const [asked, setAsked] = useState(false);
  const form = useNeedForm({});
  const pass = useAction<NeedEntries & { readonly resellerId: string; readonly kind: string }>({
    act: ({ resellerId, kind: chosen, ...entries }, ids) =>
      passOn(
        {
          ...needOf(entries),
          ...(location ? { location } : {}),
          resellerId,
          kind: chosen as PassedReferral['kind'],
        },
        ids,
      ),
    refreshes: [referralKey],
    onDone: () => {
      toast.done(t('sentDone'));
      go('/referrals/sent', { unasked: true });
    },
    onFailed: (error) => 'fieldProblems' in error && form.accept(error.fieldProblems as never),
  });
  const submit = () => {
    setAsked(true);
    if (form.check() && reseller) pass.run({ ...form.values, resellerId: reseller.tenantId, kind });
  };
  return (
    <Page
      title={t('pass')}
      lead={t('passLead')}
      width="form"
      breadcrumb={[{ label: t('title'), to: '/referrals' }]}
    >
      <FormLayout
        label={t('pass')}
        onSubmit={submit}
        actions={
          <>
            <Button type="submit" appearance="primary" disabledFocusable={pass.running}>
              {t('send')}
            </Button>
            <LinkButton to="/referrals">{t('cancel')}</LinkButton>
          </>
        }
      >
        {form.shown.length > 0 ? <ErrorSummary form={form} /> : <ErrorBar error={pass.error} />}
        <ResellerPicker
          label={t('reseller')}
          required
          partnersOnly
          value={reseller}
          onChange={(chosen) => {
            setReseller(chosen);
            setLocation('');
          }}
          problem={asked && !reseller ? t('missing') : undefined}
        />
        {reseller && <LocationChoice partnerId={reseller.tenantId} value={location} onChange={setLocation} />}
        <SelectField
          label={t('kind')}
          none={false}
          choices={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <NeedFields form={form} wantsContactLabel={t('wantsContactPass')} />
      </FormLayout>
    </Page>
  );
}
