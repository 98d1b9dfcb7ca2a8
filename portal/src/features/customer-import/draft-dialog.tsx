import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { MailRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/index.ts';
import { CopyButton, ErrorState, LoadingLines } from '../../ui/index.ts';
import { type CustomerImportDraft, type CustomerImportRow, importsKey, readDraft } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  message: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The message for one company. It is sent by the partner's own means, never from here (3.0, D47). */
export function DraftDialog({
  importId,
  row,
  onClose,
}: {
  importId: string;
  row: CustomerImportRow | undefined;
  onClose: () => void;
}) {
  const t = useText();
  const styles = useStyles();
  const query = useQuery({
    queryKey: [...importsKey, importId, 'draft', row?.row],
    queryFn: ({ signal }) => readDraft(importId, row?.row ?? 0, signal),
    enabled: row !== undefined,
  });
  return (
    <Dialog open={row !== undefined} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('draftFor', { name: row?.cells.companyName ?? '' })}</DialogTitle>
          <DialogContent className={styles.content}>
            {query.error ? (
              <ErrorState error={query.error} retry={() => void query.refetch()} />
            ) : query.data ? (
              <Message draft={query.data} />
            ) : (
              <LoadingLines />
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('done')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Message({ draft }: { draft: CustomerImportDraft }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const mail = `mailto:?subject=${encodeURIComponent(draft.subject)}&body=${encodeURIComponent(draft.text.replaceAll('\n', '\r\n'))}`;
  return (
    <>
      {draft.open ? (
        <p style={{ margin: 0 }}>
          {draft.expiresAt ? t('validUntil', { date: format.date(draft.expiresAt) }) : t('notSent')}
        </p>
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('lapsed')}</MessageBarBody>
        </MessageBar>
      )}
      <strong>{draft.subject}</strong>
      <p className={styles.message}>{draft.text}</p>
      <div className={styles.actions}>
        <Button as="a" href={mail} icon={<MailRegular />}>
          {t('openMail')}
        </Button>
        <CopyButton
          text={`${draft.subject}\n\n${draft.text}`}
          thing={t('message')}
          label={t('copyMessage')}
        />
        <CopyButton text={draft.url} thing={t('link')} label={t('copyLink')} />
      </div>
    </>
  );
}
