import { Button, Spinner } from '@fluentui/react-components';
import { isStatus, useAction } from '../../api/index.ts';
import { ErrorBar, ErrorSummary, FormLayout, Section, useForm, useToast } from '../../ui/index.ts';
import { changeWebhook, type WebhookInput, type WebhookItem, webhooksKey } from './calls.ts';
import { useText } from './text.ts';
import { inputOf, useEntryProblems, type WebhookEntries, WebhookFields } from './webhook-form.tsx';

/** Address and events, as they are and as they shall be. */
export function ChangeSection({ webhook }: { webhook: WebhookItem }) {
  const t = useText();
  const toast = useToast();
  const { url, events, alertEmail = '', signatureInOwnHeader, version } = webhook;
  const form = useForm<WebhookEntries>({
    initial: { url, events, alertEmail, signatureInOwnHeader },
    problems: useEntryProblems(),
  });
  const change = useAction<WebhookInput>({
    act: (input, ids) => changeWebhook(webhook.id, input, ids),
    refreshes: [webhooksKey],
    onDone: () => toast.done(t('changed')),
    onFailed: (error) => isStatus(error, 400) && form.accept({ url: [error.description] }),
  });
  return (
    <Section title={t('change')}>
      <ErrorSummary form={form} />
      {!isStatus(change.error, 400) && <ErrorBar error={change.error} />}
      <FormLayout
        label={t('change')}
        onSubmit={() => form.check() && change.run({ ...inputOf(form.values), version })}
        actions={
          <Button
            type="submit"
            disabledFocusable={change.running || !form.dirty}
            icon={change.running ? <Spinner size="tiny" /> : null}
          >
            {t('save')}
          </Button>
        }
      >
        <WebhookFields form={form} />
      </FormLayout>
    </Section>
  );
}
