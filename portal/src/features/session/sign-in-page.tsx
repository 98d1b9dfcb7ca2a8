import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { isStatus } from '../../api/errors.ts';
import { demoPeopleQuery, type Session, sessionQuery, signIn } from '../../api/session.ts';
import { useAction } from '../../api/useAction.ts';
import { ErrorBar } from '../../ui/error-bar.tsx';
import { focusField } from '../../ui/form/error-summary.tsx';
import { FormLayout } from '../../ui/form/form-layout.tsx';
import { forgetAllEntries } from '../../ui/form/kept-entries.ts';
import { TextField } from '../../ui/form/text-field.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useAddressValue, useGo } from '../../ui/go.ts';
import { Outside } from './outside.tsx';
import { PasswordField } from './password-field.tsx';
import { isServerPage, returnAddress } from './return-address.ts';
import { useText } from './text.ts';

// Only a demo needs the picker, so only a demo loads it.
const DemoPeople = lazy(() => import('./demo-people.tsx'));

let lastUser: string | undefined;

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
  const go = useGo();
  const queries = useQueryClient();
  const wanted = returnAddress(useAddressValue('return'));
  const expired = useAddressValue('expired') !== undefined;
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
    onDone: (session) => {
      // What someone else typed before the session ended is not for this person.
      if (lastUser !== undefined && lastUser !== session.user.id) forgetAllEntries();
      lastUser = session.user.id;
      queries.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'demo',
      });
      queries.setQueryData(sessionQuery.queryKey, session);
      if (session.mustChangePassword)
        return go('/change-password', { search: { return: wanted }, replace: true });
      if (isServerPage(wanted)) return location.assign(wanted);
      const target = new URL(wanted, location.origin);
      go(target.pathname, { search: Object.fromEntries(target.searchParams), replace: true });
    },
    onFailed: () => focusField(password.id),
  });
  const refusal = refusalText(enter.error);

  const submit = () => {
    if (form.check()) enter.run(form.values);
    else focusField(form.values.userPrincipalName.trim() ? password.id : name.id);
  };

  return (
    <Outside title={t('signInTitle')} lead={t('signInLead')}>
      {expired && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('expired')}</MessageBarBody>
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
