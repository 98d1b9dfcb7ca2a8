import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, DefinitionList, Page, Section, StatusBadge, useToast } from '../../ui/index.ts';
import { type ProviderSetting, providerKey, readProvider, removeProvider } from './calls.ts';
import { ProviderForm } from './provider-form.tsx';
import { useText } from './text.ts';

/** The company's own sign-in, by OpenID Connect. */
export default function ProviderPage() {
  const t = useText();
  const query = useQuery({ queryKey: providerKey, queryFn: ({ signal }) => readProvider(signal) });
  const on = query.data?.provider !== null;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      badge={query.data && <StatusBadge tone={on ? 'good' : 'neutral'} label={t(on ? 'on' : 'off')} />}
      width="form"
      query={query}
    >
      {(setting) => <Content setting={setting} />}
    </Page>
  );
}

function Content({ setting }: { setting: ProviderSetting }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const [removing, setRemoving] = useState(false);
  const remove = useAction<void>({
    act: (_, ids) => removeProvider(ids),
    refreshes: [providerKey],
    onDone: () => {
      toast.done(t('removed'));
      setRemoving(false);
    },
  });
  const { provider, redirectUri, logoutUri } = setting;
  return (
    <>
      <Section title={t('there')} text={t('thereText')}>
        <DefinitionList
          items={[
            { term: t('redirectUri'), value: <code translate="no">{redirectUri}</code>, copy: redirectUri },
            { term: t('logoutUri'), value: <code translate="no">{logoutUri}</code>, copy: logoutUri },
            provider !== null && { term: t('updated'), value: format.dateTime(provider.updatedAt) },
          ]}
        />
      </Section>
      {/* Anew after each change, so that it shows what is kept. */}
      <ProviderForm key={provider?.updatedAt ?? 'none'} setting={setting} />
      {provider && (
        <Section
          title={t('remove')}
          text={t('removeText')}
          actions={<Button onClick={() => setRemoving(true)}>{t('remove')}</Button>}
        />
      )}
      <ConfirmDialog
        open={removing}
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        running={remove.running}
        error={remove.error}
        onCancel={() => {
          remove.reset();
          setRemoving(false);
        }}
        onConfirm={() => remove.run()}
      >
        {t('removeText')}
      </ConfirmDialog>
    </>
  );
}
