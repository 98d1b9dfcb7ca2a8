import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { isStatus } from '../../api/errors.ts';
import { passkeysWork, signWithPasskey } from '../../api/passkey.ts';
import { type Proof, prove, readPasskeyOptions, type Session, type WayToProve } from '../../api/session.ts';
import { useAction } from '../../api/useAction.ts';
import { ErrorBar } from '../../ui/error-bar.tsx';
import { focusField } from '../../ui/form/error-summary.tsx';
import { FormLayout } from '../../ui/form/form-layout.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { PasswordField } from './password-field.tsx';
import { ProofElsewhere } from './proof-elsewhere.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  others: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Typed = 'code' | 'recoveryCode' | 'password';

/** What is typed first; a passkey needs no typing. */
function firstTyped(ways: readonly WayToProve[]): Typed {
  if (ways.length === 0) return 'password';
  return ways.includes('authenticator') ? 'code' : 'recoveryCode';
}

interface ProofFormProps {
  readonly label: string;
  readonly ways: readonly WayToProve[];
  /** The company's own sign-in, at which a proof can be given too. */
  readonly provider?: string | null;
  readonly onProven: (session: Session) => void;
  /** Beside the button that goes on. */
  readonly otherActions?: ReactNode;
}

/** Shows who somebody is: by the code of an app, a passkey, a recovery code, or the password of who has none of these. */
export function ProofForm({ label, ways, provider = null, onProven, otherActions }: ProofFormProps) {
  const t = useText();
  const styles = useStyles();
  const usesPasskey = ways.includes('passkey') && passkeysWork();
  const [typed, setTyped] = useState<Typed | undefined>(
    // Who came by the company's own sign-in may never have used a password here.
    (usesPasskey && !ways.includes('authenticator')) || (provider !== null && ways.length === 0)
      ? undefined
      : firstTyped(ways),
  );
  const form = useForm({
    initial: { value: '' },
    problems: ({ value }) => ({ value: value.trim() ? undefined : t(`${typed ?? 'code'}Missing`) }),
  });
  const field = form.field('value');

  const show = useAction<Proof, Session>({
    act: (proof, ids) => prove(proof, ids),
    onDone: onProven,
    onFailed: (error) => {
      if (typed === undefined) return;
      form.set({ value: '' });
      if (isStatus(error, 400, 409)) form.accept({ value: [error.description] });
      focusField(field.id);
    },
  });
  const byPasskey = useAction<void, void>({
    act: async () => {
      const passkey = await signWithPasskey(await readPasskeyOptions('own'));
      if (passkey) onProven(await prove({ passkey }));
    },
  });
  const busy = show.running || byPasskey.running;
  const choose = (next: Typed) => {
    form.reset();
    show.reset();
    setTyped(next);
  };
  const refusedTyping = typed !== undefined && isStatus(show.error, 400, 409);

  const shared = { ...field, required: true, autoFocus: true } as const;
  return (
    <div className={styles.root}>
      {!refusedTyping && <ErrorBar error={show.error} />}
      <ErrorBar error={byPasskey.error} />
      {usesPasskey && (
        <Button
          appearance={typed === undefined ? 'primary' : 'secondary'}
          icon={byPasskey.running ? <Spinner size="tiny" /> : <KeyRegular />}
          disabledFocusable={busy}
          onClick={() => byPasskey.run()}
        >
          {t('usePasskey')}
        </Button>
      )}
      {provider !== null && (
        <ProofElsewhere provider={provider} first={typed === undefined} onProven={onProven} />
      )}
      {typed === undefined ? (
        otherActions && <div className={styles.others}>{otherActions}</div>
      ) : (
        <FormLayout
          label={label}
          onSubmit={() => form.check() && show.run({ [typed]: form.values.value.trim() })}
          actions={
            <>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={busy}
                icon={show.running ? <Spinner size="tiny" /> : null}
              >
                {t('confirm')}
              </Button>
              {otherActions}
            </>
          }
        >
          {typed === 'password' ? (
            <PasswordField {...shared} label={t('password')} autoComplete="current-password" />
          ) : typed === 'code' ? (
            <TextField
              {...shared}
              label={t('code')}
              hint={t('codeHint')}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={8}
              spellCheck={false}
            />
          ) : (
            <TextField
              {...shared}
              label={t('recoveryCode')}
              hint={t('recoveryCodeHint')}
              maxLength={40}
              spellCheck={false}
            />
          )}
        </FormLayout>
      )}
      <div className={styles.others}>
        {typed !== 'code' && ways.includes('authenticator') && (
          <Button appearance="transparent" onClick={() => choose('code')}>
            {t('useCode')}
          </Button>
        )}
        {typed !== 'recoveryCode' && ways.includes('recovery-code') && (
          <Button appearance="transparent" onClick={() => choose('recoveryCode')}>
            {t('useRecoveryCode')}
          </Button>
        )}
      </div>
    </div>
  );
}
