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
import { type ApplicationEntries, ApplicationFields, addressesOf } from './application-form.tsx';
import { applicationsKey, type NewApplication, type Registered, registerApplication } from './calls.ts';
import { useText } from './text.ts';

export default function NewApplicationPage() {
  const t = useText();
  const [registered, setRegistered] = useState<Registered>();
  const form = useForm<ApplicationEntries>({
    initial: { displayName: '', kind: 'confidential', redirectUris: '', requiresPkce: true, months: '6' },
    problems: ({ displayName }) => ({ displayName: displayName.trim() ? undefined : t('nameMissing') }),
  });
  const register = useAction<NewApplication, Registered>({
    act: (input, ids) => registerApplication(input, ids),
    refreshes: [applicationsKey],
    onDone: setRegistered,
    onFailed: (error) => isStatus(error, 400) && form.accept({ redirectUris: [error.description] }),
  });
  const submit = () => {
    if (!form.check()) return;
    const { displayName, kind, redirectUris, requiresPkce, months } = form.values;
    register.run({
      displayName: displayName.trim(),
      isPublic: kind === 'public',
      redirectUris: addressesOf(redirectUris),
      requiresPkce,
      secretMonths: Number(months),
    });
  };
  return (
    <Page
      title={t('register')}
      breadcrumb={[{ label: t('title'), to: '/settings/applications' }, { label: t('register') }]}
      width="form"
    >
      {registered ? (
        <Section title={t('registeredTitle')} text={t('registeredText')}>
          <SecretOnce
            {...(registered.clientSecret ? {} : { warning: t('publicNote') })}
            values={[
              { label: t('clientId'), value: registered.clientId },
              ...(registered.clientSecret
                ? [{ label: t('secret'), value: registered.clientSecret, secret: true }]
                : []),
            ]}
          />
          <div>
            <LinkButton appearance="primary" to={`/settings/applications/${registered.clientId}`}>
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
            onSubmit={submit}
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
                <LinkButton to="/settings/applications">{t('cancel')}</LinkButton>
              </>
            }
          >
            <ApplicationFields form={form} fresh />
          </FormLayout>
        </Section>
      )}
    </Page>
  );
}
