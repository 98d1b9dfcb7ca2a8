import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useToast } from './toast.ts';

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
  otherSide: { borderLeft: `3px solid ${tokens.colorBrandStroke1}` },
  head: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

export interface Contribution {
  readonly id: string;
  /** Who said or sent it, and when. */
  readonly head: ReactNode;
  readonly byOtherSide?: boolean;
  readonly text?: string | undefined;
  readonly file?: { readonly name: string; readonly save: () => Promise<unknown> } | undefined;
}

/** What two sides said and sent to each other, in order. */
export function Conversation({ of }: { of: readonly Contribution[] }) {
  const styles = useStyles();
  const toast = useToast();
  return (
    <ol className={styles.talk}>
      {of.map(({ id, head, byOtherSide, text, file }) => (
        <li key={id} className={mergeClasses(styles.entry, byOtherSide && styles.otherSide)}>
          <span className={styles.head}>{head}</span>
          {text && <p className={styles.text}>{text}</p>}
          {file && (
            <div>
              <Button
                size="small"
                icon={<ArrowDownloadRegular />}
                onClick={() => void file.save().catch(toast.failed)}
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
