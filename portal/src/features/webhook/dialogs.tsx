import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, SecretOnce, useGo, useToast } from '../../ui/index.ts';
import { type NewWebhookSecret, removeWebhook, renewSecret, type WebhookItem, webhooksKey } from './calls.ts';
import { useText } from './text.ts';

/** The secret stays in this dialog and goes with it. */
export function RenewDialog(props: {
  readonly webhookId: string;
  readonly open: boolean;
  readonly onClosed: () => void;
}) {
  const { webhookId, open, onClosed } = props;
  const t = useText();
  const format = useFormat();
  const [atOnce, setAtOnce] = useState(false);
  const renew = useAction<boolean, NewWebhookSecret>({
    act: (endFormerNow) => renewSecret(webhookId, endFormerNow),
    refreshes: [webhooksKey],
  });
  const given = renew.result;
  const close = () => {
    renew.reset();
    setAtOnce(false);
    onClosed();
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('renewSecret')}
      confirmLabel={given ? t('noted') : t('makeSecret')}
      {...(given ? { cancelLabel: t('close') } : {})}
      running={renew.running}
      error={renew.error}
      onCancel={close}
      onConfirm={() => (given ? close() : renew.run(atOnce))}
    >
      {given ? (
        <SecretOnce
          warning={
            given.formerUntil
              ? t('secretOnce', { time: format.dateTime(given.formerUntil) })
              : t('secretOnceAlone')
          }
          values={[{ label: t('secret'), value: given.secret ?? '', secret: true }]}
        />
      ) : (
        <>
          {t('renewText')}
          <Checkbox
            label={t('endFormer')}
            checked={atOnce}
            onChange={(_, { checked }) => setAtOnce(checked === true)}
          />
        </>
      )}
    </ConfirmDialog>
  );
}

export function RemoveDialog(props: {
  readonly webhook: WebhookItem;
  readonly open: boolean;
  readonly onClosed: () => void;
}) {
  const { webhook, open, onClosed } = props;
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const remove = useAction<void>({
    act: (_, ids) => removeWebhook(webhook.id, ids),
    refreshes: [],
    onDone: () => {
      toast.done(t('removed'));
      go('/settings/webhooks', { unasked: true, replace: true });
    },
  });
  return (
    <ConfirmDialog
      open={open}
      title={t('removeTitle', { url: webhook.url })}
      confirmLabel={t('remove')}
      running={remove.running}
      error={remove.error}
      onCancel={() => {
        remove.reset();
        onClosed();
      }}
      onConfirm={() => remove.run()}
    >
      {t('removeText')}
    </ConfirmDialog>
  );
}
