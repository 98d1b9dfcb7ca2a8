import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { RadioField } from '../../../ui/index.ts';
import { type ChosenReseller, ResellerPicker } from '../../partnership/index.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export interface MendingDialogProps {
  /** What is mended, said in a sentence; absent: closed. */
  readonly what: string | undefined;
  /** Whether there is anything to suggest; otherwise a reseller has to be chosen. */
  readonly suggested: boolean;
  readonly onClose: () => void;
  /** Null: each gets what is suggested for it. */
  readonly onStart: (partnerId: string | null) => void;
}

/** Asks whom to put on record before several subscriptions are mended, or one without a suggestion. */
export function MendingDialog(props: MendingDialogProps) {
  return (
    <Dialog open={props.what !== undefined} onOpenChange={(_, { open }) => !open && props.onClose()}>
      <DialogSurface>{props.what !== undefined && <Body {...props} what={props.what} />}</DialogSurface>
    </Dialog>
  );
}

function Body({ what, suggested, onClose, onStart }: MendingDialogProps & { readonly what: string }) {
  const t = useText();
  const styles = useStyles();
  const [how, setHow] = useState<string>(suggested ? 'suggested' : 'one');
  const [reseller, setReseller] = useState<ChosenReseller | null>(null);
  const ready = how === 'suggested' || reseller !== null;
  return (
    <DialogBody>
      <DialogTitle>{t('dialogTitle')}</DialogTitle>
      <DialogContent className={styles.content}>
        <Text>
          {what} {t('dialogText')}
        </Text>
        {suggested && (
          <RadioField
            label={t('how')}
            choices={[
              { value: 'suggested', label: t('how_suggested'), hint: t('howHint_suggested') },
              { value: 'one', label: t('how_single') },
            ]}
            value={how}
            onChange={setHow}
          />
        )}
        {how === 'one' && <ResellerPicker label={t('reseller')} value={reseller} onChange={setReseller} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
        <Button
          appearance="primary"
          disabledFocusable={!ready}
          onClick={() => {
            if (ready) onStart(how === 'suggested' ? null : (reseller?.partnerId ?? null));
          }}
        >
          {t('start')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
