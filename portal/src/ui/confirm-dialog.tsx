import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { focusHeading } from './arrival.ts';
import { ErrorBar } from './error-bar.tsx';
import { useUiText } from './text.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** A sentence that must be ticked before the action can be chosen. */
  readonly declaration?: string;
  readonly confirmLabel?: string;
  readonly cancelLabel?: string;
  readonly running?: boolean;
  /** It cannot be confirmed as things are; closing it always can. */
  readonly blocked?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot simply be undone. Stays open while the action runs, and when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      open={props.open}
      modalType="alert"
      onOpenChange={(_, { open }) => !open && !props.running && props.onCancel()}
    >
      <DialogSurface>
        {/* A fresh body for each opening, so that no earlier tick is left. */}
        {props.open && <Body {...props} />}
        <FocusReturn />
      </DialogSurface>
    </Dialog>
  );
}

/** Who works without a mouse goes on from where they were, or from the top when the action took that away. */
function FocusReturn() {
  const [origin] = useState(focusOrigin);
  useEffect(
    () => () => {
      // Once the dialog is gone, and only if nothing else has taken the focus, such as another page.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (origin?.isConnected) origin.focus();
        else focusHeading();
      });
    },
    [origin],
  );
  return null;
}

/** For a dialog chosen from a menu, what opened the menu: its entries are gone by then. */
function focusOrigin(): HTMLElement | null {
  const focused = document.activeElement as HTMLElement | null;
  const menu = focused?.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused;
}

function Body(props: ConfirmDialogProps) {
  const styles = useStyles();
  const t = useUiText();
  const [declared, setDeclared] = useState(false);
  const ready = (props.declaration === undefined || declared) && !props.running && !props.blocked;
  return (
    <DialogBody>
      <DialogTitle>{props.title}</DialogTitle>
      <DialogContent className={styles.content}>
        <ErrorBar error={props.error} />
        {props.children}
        {props.declaration !== undefined && (
          <Checkbox
            checked={declared}
            onChange={(_, { checked }) => setDeclared(checked === true)}
            label={props.declaration}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onCancel} disabled={props.running ?? false}>
          {props.cancelLabel ?? t('cancel')}
        </Button>
        <Button appearance="primary" disabledFocusable={!ready} onClick={() => ready && props.onConfirm()}>
          {props.confirmLabel ?? t('confirm')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
