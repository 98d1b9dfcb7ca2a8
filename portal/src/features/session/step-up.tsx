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
import { type Session, sessionQuery } from '../../api/session.ts';
import { useUiText } from '../../ui/text.ts';
import { ProofForm } from './proof-form.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  text: { margin: 0 },
});

/** Asks who it is, in a dialog over whatever is there; closed without a session to ask about. */
export function StepUp({
  session,
  onClose,
}: {
  session: Session | undefined;
  onClose: (proven: boolean) => void;
}) {
  const t = useText();
  const ui = useUiText();
  const styles = useStyles();
  const queries = useQueryClient();
  return (
    <Dialog
      open={session !== undefined}
      modalType="alert"
      onOpenChange={(_, { open }) => !open && onClose(false)}
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
                  onClose(true);
                }}
                otherActions={<Button onClick={() => onClose(false)}>{ui('cancel')}</Button>}
              />
            </DialogContent>
          </DialogBody>
        )}
      </DialogSurface>
    </Dialog>
  );
}
