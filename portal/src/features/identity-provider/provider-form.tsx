import { Button, Spinner } from '@fluentui/react-components';
import { isStatus, useAction } from '../../api/index.ts';
import { ErrorBar, ErrorSummary, FormLayout, Section, TextField, useForm, useToast } from '../../ui/index.ts';
import { type ProviderInput, type ProviderSetting, providerKey, setProvider } from './calls.ts';
import { useText } from './text.ts';

const wordsOf = (text: string) =>
  text
    .split(/[\s,;]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What to know about the provider, and what of its answers counts. */
export function ProviderForm({ setting }: { setting: ProviderSetting }) {
  const t = useText();
  const toast = useToast();
  const { provider, ownDomains } = setting;
  const form = useForm({
    initial: {
      displayName: provider?.displayName ?? '',
      issuer: provider?.issuer ?? '',
      clientId: provider?.clientId ?? '',
      clientSecret: '',
      domains: (provider?.domains ?? ownDomains).join(' '),
      factorValues: (provider?.factorValues ?? []).join(' '),
    },
    problems: ({ displayName, issuer, clientId, domains }) => ({
      displayName: displayName.trim() ? undefined : t('nameMissing'),
      issuer: URL.canParse(issuer.trim()) ? undefined : t('issuerForm'),
      clientId: clientId.trim() ? undefined : t('clientIdMissing'),
      domains: wordsOf(domains).length > 0 ? undefined : t('domainsMissing'),
    }),
  });
  const save = useAction<ProviderInput, ProviderSetting>({
    act: (input, ids) => setProvider(input, ids),
    refreshes: [providerKey],
    onDone: () => toast.done(t('saved')),
    onFailed: (error) => {
      if (isStatus(error, 400)) form.accept({ domains: [error.description] });
      if (isStatus(error, 409)) form.accept({ issuer: [error.description] });
    },
  });
  const submit = () => {
    if (!form.check()) return;
    const { clientSecret, domains, factorValues, ...rest } = form.values;
    const lists = { domains: wordsOf(domains), factorValues: wordsOf(factorValues) };
    const trimmed = {
      displayName: rest.displayName.trim(),
      issuer: rest.issuer.trim(),
      clientId: rest.clientId.trim(),
    };
    save.run({ ...trimmed, ...lists, ...(clientSecret ? { clientSecret } : {}) });
  };
  return (
    <Section title={t('provider')} text={t('providerText')}>
      <ErrorSummary form={form} />
      {!isStatus(save.error, 400, 409) && <ErrorBar error={save.error} />}
      <FormLayout
        label={t('provider')}
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={save.running}
            icon={save.running ? <Spinner size="tiny" /> : null}
          >
            {t('save')}
          </Button>
        }
      >
        <TextField
          {...form.field('displayName')}
          label={t('name')}
          hint={t('nameHint')}
          maxLength={60}
          required
        />
        <TextField
          {...form.field('issuer')}
          label={t('issuer')}
          hint={t('issuerHint')}
          type="url"
          spellCheck={false}
          required
        />
        <TextField {...form.field('clientId')} label={t('clientId')} spellCheck={false} required />
        <TextField
          {...form.field('clientSecret')}
          label={t('clientSecret')}
          hint={provider?.hasSecret ? t('secretKept') : t('secretHint')}
          type="password"
          autoComplete="new-password"
          spellCheck={false}
        />
        <TextField
          {...form.field('domains')}
          label={t('domains')}
          hint={t('domainsHint', { domains: ownDomains.join(', ') })}
          spellCheck={false}
          required
        />
        <TextField
          {...form.field('factorValues')}
          label={t('factorValues')}
          hint={t('factorHint')}
          spellCheck={false}
        />
      </FormLayout>
    </Section>
  );
}
