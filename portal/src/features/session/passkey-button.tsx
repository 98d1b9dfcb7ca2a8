import { Button, Spinner } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { passkeysWork, signWithPasskey } from '../../api/passkey.ts';
import { readPasskeyOptions, type Session, signInByPasskey } from '../../api/session.ts';
import { useAction } from '../../api/useAction.ts';
import { ErrorBar } from '../../ui/error-bar.tsx';
import { useText } from './text.ts';

/** Signs in with nothing but a passkey. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const t = useText();
  const enter = useAction<void, void>({
    act: async () => {
      const response = await signWithPasskey(await readPasskeyOptions('anyone'));
      if (response) onSignedIn(await signInByPasskey(response));
    },
  });
  if (!passkeysWork()) return null;
  return (
    <>
      <ErrorBar error={enter.error} />
      <Button
        size="large"
        icon={enter.running ? <Spinner size="tiny" /> : <KeyRegular />}
        disabledFocusable={enter.running}
        onClick={() => enter.run()}
      >
        {t('signInByPasskey')}
      </Button>
    </>
  );
}
