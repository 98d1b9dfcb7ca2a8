import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { isStatus } from '../../api/errors.ts';
import { demoPeopleQuery, type Session, signIn } from '../../api/session.ts';
import { useAction } from '../../api/useAction.ts';
import { ErrorBar } from '../../ui/error-bar.tsx';
import { focusField } from '../../ui/form/error-summary.tsx';
import { FormLayout } from '../../ui/form/form-layout.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useAddressValue } from '../../ui/go.ts';
import { AppLink } from '../../ui/links.tsx';
import { Outside } from './outside.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordField } from './password-field.tsx';
import { ProviderButton } from './provider-button.tsx';
import { returnAddress } from './return-address.ts';
import { useText } from './text.ts';
import { useArrive } from './use-arrive.ts';

// Only a demo needs the picker, so only a demo loads it.
const DemoPeople = lazy(() => import('./demo-people.tsx'));

/** What a refused sign-in says, in the reader's language; undefined where it is no refusal of the person. */
function refusalText(error: unknown): string | undefined {
  const t = useText.now;
  if (isStatus(error, 401)) return t('wrong');
  if (!isStatus(error, 403, 429)) return undefined;
  return error.retryAfter === undefined
    ? error.description || t('lockedUnknown')
    : t('locked', { count: Math.max(1, Math.ceil(error.retryAfter / 60)) });
}

export default function SignInPage() {
  const t = useText();
  const arrive = useArrive();
  const wanted = returnAddress(useAddressValue('return'));
  const expired = useAddressValue('expired') !== undefined;
  const providerProblem = useAddressValue('provider');
  const { data: people } = useQuery(demoPeopleQuery);

  const form = useForm({
    initial: { userPrincipalName: '', password: '' },
    problems: (values) => ({
      userPrincipalName: values.userPrincipalName.trim() ? undefined : t('userNameMissing'),
      password: values.password ? undefined : t('passwordMissing'),
    }),
  });
  const name = form.field('userPrincipalName');
  const password = form.field('password');

  const enter = useAction<typeof form.values, Session>({
    act: (values, ids) => signIn({ ...values, userPrincipalName: values.userPrincipalName.trim() }, ids),
    onDone: (session) => arrive(session, wanted),
    onFailed: () => focusField(password.id),
  });
  const refusal = refusalText(enter.error);

  const submit = () => {
    if (form.check()) enter.run(form.values);
    else focusField(form.values.userPrincipalName.trim() ? password.id : name.id);
  };

  return (
    <Outside title={t('signInTitle')} lead={t('signInLead')}>
      {/* Above the form: a field that is left empty moves what stands below it. */}
      <AppLink to="/enroll">{t('enroll')}</AppLink>
      {expired && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('expired')}</MessageBarBody>
        </MessageBar>
      )}
      {providerProblem && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{t.find(`provider_${providerProblem}`) ?? t('provider_refused')}</MessageBarBody>
        </MessageBar>
      )}
      {refusal === undefined && <ErrorBar error={enter.error} />}
      <FormLayout
        onSubmit={submit}
        label={t('signInTitle')}
        actions={
          <Button
            type="submit"
            appearance="primary"
            size="large"
            disabledFocusable={enter.running}
            icon={enter.running ? <Spinner size="tiny" /> : null}
          >
            {t('signIn')}
          </Button>
        }
      >
        <TextField
          {...name}
          label={t('userName')}
          hint={t('userNameHint')}
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
          required
          autoFocus
        />
        <PasswordField
          {...password}
          label={t('password')}
          autoComplete="current-password"
          required
          problem={password.problem ?? refusal}
        />
      </FormLayout>
      <ProviderButton userName={form.values.userPrincipalName} wanted={wanted} />
      <PasskeyButton onSignedIn={(session) => arrive(session, wanted)} />
      {people && people.length > 0 && (
        <Suspense>
          <DemoPeople
            people={people}
            onPick={(userPrincipalName) => {
              form.set({ userPrincipalName });
              // After the list of people has given the focus back to its own field.
              setTimeout(() => focusField(password.id));
            }}
          />
        </Suspense>
      )}
    </Outside>
  );
}
