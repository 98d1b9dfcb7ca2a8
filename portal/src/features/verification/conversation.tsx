import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useFormat } from '../../i18n/index.ts';
import { useToast } from '../../ui/index.ts';
import { type Desk, type OwnVerification, saveDocument } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  talk: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    minWidth: 0,
  },
  operator: { borderLeft: `3px solid ${tokens.colorBrandStroke1}` },
  head: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** Questions, answers, decisions and documents, in order. */
export function Conversation({
  of,
  desk,
}: {
  of: Pick<OwnVerification, 'id' | 'notes' | 'files'>;
  desk: Desk;
}) {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const toast = useToast();
  const entries = [
    ...of.notes.map((note) => ({ ...note, file: undefined, name: '' })),
    ...of.files.map((file) => ({ ...file, event: undefined, text: '', file })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <ol className={styles.talk}>
      {entries.map(({ id, at, author, byOperator, event, text, file }) => (
        <li key={id} className={mergeClasses(styles.entry, byOperator && styles.operator)}>
          <span className={styles.head}>
            {[
              event && t(`event_${event}`),
              byOperator ? t('vendor', { author }) : author,
              format.dateTime(at),
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
          {text && <p className={styles.text}>{text}</p>}
          {file && (
            <div>
              <Button
                size="small"
                icon={<ArrowDownloadRegular />}
                onClick={() => void saveDocument(desk, of.id, file).catch(toast.failed)}
              >
                {file.name}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
