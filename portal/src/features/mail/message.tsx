import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, LoadingLines } from '../../ui/index.ts';
import { type MailItem, outboxKey, readMessage } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  letter: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxWidth: '42em',
    margin: 0,
    fontFamily: tokens.fontFamilyBase,
  },
  fault: { color: tokens.colorStatusDangerForeground1 },
});

/** The words of one message, in its reader's language. */
export function Message({ item }: { item: MailItem }) {
  const t = useText();
  const styles = useStyles();
  const query = useQuery({
    queryKey: [...outboxKey, item.id],
    queryFn: ({ signal }) => readMessage(item.id, signal),
  });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  return (
    <>
      {item.lastFault && (
        <p className={styles.fault}>{t('fault', { fault: item.lastFault, count: item.attempts })}</p>
      )}
      <pre className={styles.letter} lang={item.language}>
        {query.data.text}
      </pre>
    </>
  );
}
