import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isStatus } from '../../api/errors.ts';
import { changePassword, sessionQuery } from '../../api/session.ts';
import { useAction } from '../../api/useAction.ts';
import { ErrorBar } from '../../ui/error-bar.tsx';
import { ErrorSummary } from '../../ui/form/error-summary.tsx';
import { FormLayout } from '../../ui/form/form-layout.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useAddressValue, useGo } from '../../ui/go.ts';
import { useToast } from '../../ui/toast.ts';
import { Outside } from './outside.tsx';
import { PasswordField } from './password-field.tsx';
import { isServerPage, returnAddress } from './return-address.ts';
import { useText } from './text.ts';

const min = 12;

export default function ChangePasswordPage() {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const queries = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const wanted = returnAddress(useAddressValue('return'));

  const form = useForm({
    initial: { currentPassword: '', newPassword: '', repeated: '' },
    problems: ({ currentPassword, newPassword, repeated }) => ({
      currentPassword: currentPassword ? undefined : t('currentMissing'),
      newPassword:
        newPassword.length < min
          ? t('newTooShort', { min })
          : newPassword === currentPassword
            ? t('newSame')
            : undefined,
      repeated: repeated === newPassword ? undefined : t('repeatDiffers'),
    }),
  });

  const change = useAction({
    act: ({ currentPassword, newPassword }: typeof form.values, ids) =>
      changePassword({ currentPassword, newPassword }, ids),
    onDone: (answer) => {
      const known = answer ?? session;
      queries.setQueryData(sessionQuery.queryKey, known ? { ...known, mustChangePassword: false } : null);
      toast.done(t('changed'));
      if (isServerPage(wanted)) return location.assign(wanted);
      const target = new URL(wanted, location.origin);
      go(target.pathname, { search: Object.fromEntries(target.searchParams), replace: true });
    },
    onFailed: (error) => {
      if (isStatus(error, 401, 403)) form.accept({ currentPassword: [t('currentWrong')] });
      else if (isStatus(error, 400, 422)) {
        const named = Object.keys(error.fieldProblems).length > 0;
        form.accept(named ? error.fieldProblems : { newPassword: [error.description] });
      }
    },
  });

  return (
    <Outside title={t('changeTitle')} {...(session ? { lead: session.user.userPrincipalName } : {})}>
      {session?.mustChangePassword && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('changeForced')}</MessageBarBody>
        </MessageBar>
      )}
      <ErrorSummary form={form} />
      {!isStatus(change.error, 400, 401, 403, 422) && <ErrorBar error={change.error} />}
      <FormLayout
        onSubmit={() => form.check() && change.run(form.values)}
        label={t('changeTitle')}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={change.running}
            icon={change.running ? <Spinner size="tiny" /> : null}
          >
            {t('change')}
          </Button>
        }
      >
        <PasswordField
          {...form.field('currentPassword')}
          label={t('currentPassword')}
          autoComplete="current-password"
          required
        />
        <PasswordField
          {...form.field('newPassword')}
          label={t('newPassword')}
          hint={t('newPasswordHint', { min })}
          autoComplete="new-password"
          required
        />
        <PasswordField
          {...form.field('repeated')}
          label={t('repeatPassword')}
          autoComplete="new-password"
          required
        />
      </FormLayout>
    </Outside>
  );
}
