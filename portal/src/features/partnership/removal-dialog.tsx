import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, ErrorBar, LoadingLines, useToast } from '../../ui/index.ts';
import { WhatIfPanel } from '../what-if/index.ts';
import {
  type PartnershipItem,
  partnershipKey,
  readDeclaration,
  removePartnership,
  type Side,
} from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  paragraph: { margin: 0, lineHeight: tokens.lineHeightBase400 },
});

interface RemovalDialogProps {
  readonly side: Side;
  /** The partner to leave; undefined keeps the dialog closed. */
  readonly partner: Pick<PartnershipItem, 'tenantId' | 'name'> | undefined;
  readonly onClosed: () => void;
}

/** Says what removal changes and what not, and takes the declaration (C13). */
export function RemovalDialog({ side, partner, onClosed }: RemovalDialogProps) {
  const t = useText();
  const styles = useStyles();
  const toast = useToast();
  const declaration = useQuery({
    // In the reader's language, as the server words it.
    queryKey: [...partnershipKey, 'declaration'],
    queryFn: ({ signal }) => readDeclaration(signal),
    enabled: partner !== undefined,
  });

  const removal = useAction<{ tenantId: string; name: string; version: string }>({
    act: ({ tenantId, version }, ids) => removePartnership(side, tenantId, version, ids),
    refreshes: [partnershipKey],
    onDone: (_, { name }) => {
      toast.done(t('removed', { name }), t('removedText'));
      onClosed();
    },
  });

  const text = declaration.data?.text;
  const close = () => {
    removal.reset();
    onClosed();
  };
  return (
    <ConfirmDialog
      open={partner !== undefined}
      title={t('removeTitle', { name: partner?.name ?? '' })}
      confirmLabel={t('removePartnership')}
      {...(text ? { declaration: t('removeTick') } : {})}
      running={removal.running || !text}
      error={removal.error}
      onCancel={close}
      onConfirm={() => {
        if (partner && declaration.data) removal.run({ ...partner, version: declaration.data.version });
      }}
    >
      {declaration.isError && <ErrorBar error={declaration.error} />}
      {declaration.isPending && <LoadingLines />}
      {text?.split('\n\n').map((paragraph) => (
        <p key={paragraph} className={styles.paragraph}>
          {paragraph}
        </p>
      ))}
      {partner && <WhatIfPanel question={{ event: 'remove-partnership', partnerId: partner.tenantId }} />}
    </ConfirmDialog>
  );
}
