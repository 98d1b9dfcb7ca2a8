import { Button, Spinner } from '@fluentui/react-components';
import { useAction } from '../../api/index.ts';
import {
  CheckField,
  ErrorBar,
  ErrorSummary,
  FormLayout,
  Section,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { type AgreementSigning, agreementKey, type OwnPartnerAgreement, sign } from './calls.ts';
import { useText } from './text.ts';

/** A named person binds the company to the version on the page. */
export function SigningForm({ version }: { version: number }) {
  const t = useText();
  const toast = useToast();
  const form = useForm<{ firstName: string; lastName: string; title: string; mayBind: boolean }>({
    initial: { firstName: '', lastName: '', title: '', mayBind: false },
    problems: ({ firstName, lastName, mayBind }) => ({
      firstName: firstName.trim() ? undefined : t('missing'),
      lastName: lastName.trim() ? undefined : t('missing'),
      mayBind: mayBind ? undefined : t('mayBindMissing'),
    }),
  });
  const action = useAction<AgreementSigning, OwnPartnerAgreement>({
    act: sign,
    refreshes: [agreementKey, ['verification'], ['session'], ['overview']],
    onDone: () => toast.done(t('signed')),
  });
  const submit = () => {
    if (form.check()) action.run({ version, ...form.values });
  };
  return (
    <Section title={t('sign')}>
      <FormLayout
        label={t('sign')}
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={action.running}
            icon={action.running ? <Spinner size="tiny" /> : null}
          >
            {t('signButton')}
          </Button>
        }
      >
        <p>{t('signLead')}</p>
        <ErrorSummary form={form} />
        <ErrorBar error={action.error} />
        <FormLayout.Row>
          <TextField label={t('firstName')} required maxLength={50} {...form.field('firstName')} />
          <TextField label={t('lastName')} required maxLength={50} {...form.field('lastName')} />
        </FormLayout.Row>
        <TextField label={t('functionOf')} maxLength={100} {...form.field('title')} />
        <CheckField label={t('mayBind')} {...form.field('mayBind')} />
      </FormLayout>
    </Section>
  );
}
