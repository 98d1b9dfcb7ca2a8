import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ErrorBar } from '../../../ui/index.ts';

const useStyles = makeStyles({
  form: { display: 'contents' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface FormDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly error?: unknown;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Left out where each entry is saved by itself. */
  readonly submit?: {
    readonly label: string;
    readonly ready: boolean;
    readonly onSubmit: () => void;
  };
}

/** A few entries over the page; the Enter key sends them. */
export function FormDialog({ title, children, error, closeLabel, onClose, submit }: FormDialogProps) {
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (submit?.ready) submit.onSubmit();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <ErrorBar error={error} />
              {children}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{closeLabel}</Button>
              {submit && (
                <Button type="submit" appearance="primary" disabledFocusable={!submit.ready}>
                  {submit.label}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
