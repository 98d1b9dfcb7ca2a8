import { ApiError, useAction } from '../../api/index.ts';
import {
  EntryForm,
  LinkButton,
  Page,
  SelectField,
  TextField,
  useForm,
  useGo,
  useToast,
} from '../../ui/index.ts';
import {
  type FraudAlert,
  type FraudAlertInput,
  fraudKey,
  fraudKinds,
  fraudSeverities,
  raiseAlert,
} from './calls.ts';
import { useText } from './text.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const initial = {
  subscriptionId: '',
  kind: 'UsageAnomalyDetection' as string,
  severity: 'medium' as string,
  description: '',
  resource: '',
};

/** The operator tells a partner that something is suspicious on a subscription. */
export default function RaisePage() {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const form = useForm({
    initial,
    problems: (values) => ({
      subscriptionId: guid.test(values.subscriptionId.trim()) ? undefined : t('subscriptionIdWrong'),
      description: values.description.trim() ? undefined : t('descriptionMissing'),
    }),
  });
  const save = useAction<FraudAlertInput, FraudAlert>({
    act: raiseAlert,
    refreshes: [fraudKey],
    onDone: () => {
      toast.done(t('sent'));
      go('/fraud-alerts', { unasked: true });
    },
    onFailed: (error) => error instanceof ApiError && form.accept(error.fieldProblems),
  });
  const submit = () => {
    if (!form.check()) return;
    const { subscriptionId, kind, severity, description, resource } = form.values;
    save.run({
      subscriptionId: subscriptionId.trim().toLowerCase(),
      kind: kind as FraudAlertInput['kind'],
      severity: severity as FraudAlertInput['severity'],
      description: description.trim(),
      ...(resource.trim() ? { resource: resource.trim() } : {}),
    });
  };
  return (
    <Page
      title={t('raise')}
      lead={t('raiseLead')}
      breadcrumb={[{ label: t('title'), to: '/fraud-alerts' }, { label: t('raise') }]}
      width="form"
    >
      <EntryForm
        title={t('whereAndWhat')}
        label={t('raise')}
        form={form}
        saving={save}
        onSubmit={submit}
        submitLabel={t('send')}
        back={<LinkButton to="/fraud-alerts">{t('leave')}</LinkButton>}
      >
        <TextField
          {...form.field('subscriptionId')}
          label={t('subscriptionId')}
          hint={t('subscriptionIdHint')}
          maxLength={36}
          required
        />
        <SelectField
          {...form.field('kind')}
          label={t('what')}
          none={false}
          choices={fraudKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
        <SelectField
          {...form.field('severity')}
          label={t('severity')}
          none={false}
          choices={fraudSeverities.map((value) => ({ value, label: t(`severity_${value}`) }))}
        />
        <TextField
          {...form.field('description')}
          label={t('description')}
          hint={t('descriptionHint')}
          lines={3}
          maxLength={2000}
          required
        />
        <TextField
          {...form.field('resource')}
          label={t('resource')}
          hint={t('resourceHint')}
          maxLength={300}
        />
      </EntryForm>
    </Page>
  );
}
