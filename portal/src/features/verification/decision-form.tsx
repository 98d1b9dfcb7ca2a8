import { Button, Spinner } from '@fluentui/react-components';
import { useAction } from '../../api/index.ts';
import { ErrorBar, FormLayout, RadioField, Section, TextField, useForm, useToast } from '../../ui/index.ts';
import { decide, type VerificationDecision, type VerificationWhole, verificationKey } from './calls.ts';
import { useText } from './text.ts';

const events = ['approve', 'ask', 'reject'] as const;

/** Approve, ask for more, or reject with a reason; the contact is told by mail. */
export function DecisionForm({ of }: { of: VerificationWhole }) {
  const t = useText();
  const toast = useToast();
  const givesCredit = of.kind === 'enrollment' && of.partnerKind !== 'indirect-reseller';
  const choices = of.state === 'asked' ? events.filter((event) => event !== 'ask') : events;
  const form = useForm<{ event: string; text: string; creditLimit: string }>({
    initial: { event: 'approve', text: '', creditLimit: '' },
    problems: ({ event, text, creditLimit }) => ({
      text: event !== 'approve' && !text.trim() ? t('decisionTextMissing') : undefined,
      creditLimit:
        givesCredit && event === 'approve' && !/^(\d{1,13}(\.\d{1,2})?)?$/.test(creditLimit.trim())
          ? t('creditLimitWrong')
          : undefined,
    }),
  });
  const action = useAction<VerificationDecision & { id: string }, VerificationWhole>({
    act: decide,
    refreshes: [verificationKey],
    onDone: () => toast.done(t('decided')),
  });
  const { event, text, creditLimit } = form.values;
  const submit = () => {
    if (!form.check()) return;
    const limit =
      givesCredit && event === 'approve' && creditLimit.trim() ? { creditLimit: creditLimit.trim() } : {};
    action.run({
      id: of.id,
      event: event as VerificationDecision['event'],
      text: text.trim(),
      etag: of.etag,
      ...limit,
    });
  };
  return (
    <Section title={t('decide')}>
      <ErrorBar error={action.error} />
      <FormLayout
        label={t('decide')}
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={action.running}
            icon={action.running ? <Spinner size="tiny" /> : null}
          >
            {t(`decision_${event as VerificationDecision['event']}`)}
          </Button>
        }
      >
        <RadioField
          {...form.field('event')}
          label={t('decision')}
          choices={choices.map((value) => ({
            value,
            label: t(`decision_${value}`),
            hint: t(`decisionHint_${value}`),
          }))}
        />
        <TextField
          {...form.field('text')}
          label={t(event === 'approve' ? 'decisionTextApprove' : 'decisionText')}
          required={event !== 'approve'}
          lines={4}
          maxLength={2000}
        />
        {givesCredit && event === 'approve' && (
          <TextField
            {...form.field('creditLimit')}
            label={t('creditLimit')}
            hint={t('creditLimitHint')}
            inputMode="decimal"
            maxLength={16}
          />
        )}
      </FormLayout>
    </Section>
  );
}
