import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Session, sessionQuery } from '../../api/session.ts';
import { onStepUp } from '../../api/step-up.ts';
import { useUiText } from '../../ui/text.ts';
import { ProofForm } from './proof-form.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
});

/** Asks who it is before a request that wants to know goes out again. */
export default function StepUp() {
  const t = useText();
  const ui = useUiText();
  const styles = useStyles();
  const queries = useQueryClient();
  const [session, setSession] = useState<Session>();
  const settle = useRef<(proven: boolean) => void>(undefined);
  const origin = useRef<Element | null>(null);

  useEffect(
    () =>
      onStepUp(async () => {
        const present = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
        if (!present) return false;
        return new Promise<boolean>((done) => {
          settle.current = done;
          origin.current = document.activeElement;
          setSession(present);
        });
      }),
    [queries],
  );

  const close = (proven: boolean) => {
    setSession(undefined);
    settle.current?.(proven);
    // Back to where the person was, such as another dialog, which stays closed to them otherwise.
    setTimeout(() => {
      if (origin.current instanceof HTMLElement && origin.current.isConnected) origin.current.focus();
    });
  };
  return (
    <Dialog
      open={session !== undefined}
      modalType="alert"
      onOpenChange={(_, { open }) => !open && close(false)}
    >
      <DialogSurface>
        {session && (
          <DialogBody>
            <DialogTitle>{t('stepUpTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.text}>{t('stepUpText')}</p>
              <ProofForm
                label={t('stepUpTitle')}
                ways={session.secondFactor.ways}
                provider={session.secondFactor.provider}
                onProven={(renewed) => {
                  queries.setQueryData(sessionQuery.queryKey, renewed);
                  close(true);
                }}
                otherActions={<Button onClick={() => close(false)}>{ui('cancel')}</Button>}
              />
            </DialogContent>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}
