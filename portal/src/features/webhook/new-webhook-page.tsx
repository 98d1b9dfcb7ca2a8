import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { isStatus, useAction } from '../../api/index.ts';
import {
  ErrorBar,
  ErrorSummary,
  FormLayout,
  LinkButton,
  Page,
  SecretOnce,
  Section,
  useForm,
} from '../../ui/index.ts';
import { type NewWebhook, registerWebhook, type WebhookInput, webhooksKey } from './calls.ts';
import { useText } from './text.ts';
import { inputOf, useEntryProblems, type WebhookEntries, WebhookFields } from './webhook-form.tsx';

export default function NewWebhookPage() {
  const t = useText();
  const [registered, setRegistered] = useState<NewWebhook>();
  const form = useForm<WebhookEntries>({
    initial: { url: '', events: ['test-created'], alertEmail: '', signatureInOwnHeader: false },
    problems: useEntryProblems(),
  });
  const register = useAction<WebhookInput, NewWebhook>({
    act: (input) => registerWebhook(input),
    refreshes: [webhooksKey],
    onDone: setRegistered,
    onFailed: (error) => isStatus(error, 400) && form.accept({ url: [error.description] }),
  });
  return (
    <Page
      title={t('register')}
      breadcrumb={[{ label: t('title'), to: '/settings/webhooks' }, { label: t('register') }]}
      width="form"
    >
      {registered ? (
        <Section title={t('registeredTitle')} text={t('registeredText')}>
          <SecretOnce values={[{ label: t('secret'), value: registered.secret ?? '', secret: true }]} />
          <div>
            <LinkButton appearance="primary" to={`/settings/webhooks/${registered.id}`}>
              {t('done')}
            </LinkButton>
          </div>
        </Section>
      ) : (
        <Section title={t('details')}>
          <ErrorSummary form={form} />
          {!isStatus(register.error, 400) && <ErrorBar error={register.error} />}
          <FormLayout
            label={t('register')}
            onSubmit={() => form.check() && register.run(inputOf(form.values))}
            actions={
              <>
                <Button
                  type="submit"
                  appearance="primary"
                  disabledFocusable={register.running}
                  icon={register.running ? <Spinner size="tiny" /> : null}
                >
                  {t('register')}
                </Button>
                <LinkButton to="/settings/webhooks">{t('cancel')}</LinkButton>
              </>
            }
          >
            <WebhookFields form={form} />
          </FormLayout>
        </Section>
      )}
    </Page>
  );
}
