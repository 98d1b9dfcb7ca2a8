import { Link, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { makePasskey, namedAddress, passkeysWork } from '../../api/passkey.ts';
import { LinkButton, Page } from '../../ui/index.ts';
import { type AddedFactor, addPasskey, readNewPasskeyOptions } from './calls.ts';
import { Enrolled, useRefresh } from './enrolled.tsx';
import { NameStep } from './name-step.tsx';
import { useText } from './text.ts';

/** Registers a passkey that a device makes. */
export default function PasskeyPage() {
  const t = useText();
  const [added, setAdded] = useState<AddedFactor>();
  return (
    <Page
      title={t('addPasskey')}
      breadcrumb={[{ label: t('title'), to: '/account/security' }, { label: t('addPasskey') }]}
      width="form"
    >
      {added ? (
        <Enrolled added={added} />
      ) : passkeysWork() ? (
        <Registration onAdded={setAdded} />
      ) : (
        <NotHere />
      )}
    </Page>
  );
}

function NotHere() {
  const t = useText();
  const named = namedAddress();
  return (
    <>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          {t('passkeysNotHere')}{' '}
          {named && (
            <Link inline href={named}>
              {t('openNamed')}
            </Link>
          )}
        </MessageBarBody>
      </MessageBar>
      <div>
        <LinkButton to="/account/security">{t('back')}</LinkButton>
      </div>
    </>
  );
}

function Registration({ onAdded }: { onAdded: (added: AddedFactor) => void }) {
  const t = useText();
  const refresh = useRefresh();
  const register = useAction<string, void>({
    act: async (name) => {
      const response = await makePasskey(await readNewPasskeyOptions());
      if (!response) return;
      onAdded(await addPasskey(name, response));
      await refresh();
    },
  });
  return (
    <NameStep
      title={t('stepPasskey')}
      text={t('stepPasskeyText')}
      presentName={t('passkeyName')}
      confirmLabel={t('makePasskey')}
      running={register.running}
      error={register.error}
      onNamed={register.run}
    />
  );
}
