import { Button, Spinner } from '@fluentui/react-components';
import { isStatus, useAction } from '../../api/index.ts';
import { ErrorBar, ErrorSummary, FormLayout, Section, useForm, useToast } from '../../ui/index.ts';
import { type ApplicationEntries, ApplicationFields, addressesOf } from './application-form.tsx';
import { type Application, type ApplicationChange, applicationsKey, changeApplication } from './calls.ts';
import { useText } from './text.ts';

/** Name and addresses, as they are and as they shall be. */
export function ChangeSection({ application }: { application: Application }) {
  const t = useText();
  const toast = useToast();
  const { clientId, displayName, redirectUris, isPublic, requiresPkce } = application;
  const form = useForm<ApplicationEntries>({
    initial: {
      displayName,
      kind: isPublic ? 'public' : 'confidential',
      redirectUris: redirectUris.join('\n'),
      requiresPkce,
      months: '6',
    },
    problems: (entries) => ({ displayName: entries.displayName.trim() ? undefined : t('nameMissing') }),
  });
  const change = useAction<ApplicationChange>({
    act: (input, ids) => changeApplication(clientId, input, ids),
    refreshes: [applicationsKey],
    onDone: () => toast.done(t('changed')),
    onFailed: (error) => isStatus(error, 400) && form.accept({ redirectUris: [error.description] }),
  });
  const submit = () => {
    if (!form.check()) return;
    const { displayName: name, redirectUris: addresses, requiresPkce: proven } = form.values;
    change.run({
      displayName: name.trim(),
      redirectUris: addressesOf(addresses),
      requiresPkce: proven,
    });
  };
  return (
    <Section title={t('details')}>
      <ErrorSummary form={form} />
      {!isStatus(change.error, 400) && <ErrorBar error={change.error} />}
      <FormLayout
        label={t('details')}
        onSubmit={submit}
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
        <ApplicationFields form={form} fresh={false} />
      </FormLayout>
    </Section>
  );
}
