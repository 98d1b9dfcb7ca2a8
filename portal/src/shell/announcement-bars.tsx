import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Announcement, announcementsQuery, dismissAnnouncement } from '../api/announcements.ts';
import { useShellText } from './text.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

const intents = { information: 'info', warning: 'warning', critical: 'error' } as const;

/** One announcement as it stands above pages. */
export function AnnouncementBar(props: {
  readonly announcement: Pick<Announcement, 'severity' | 'title' | 'text'>;
  readonly onDismiss?: () => void;
}) {
  const styles = useStyles();
  const t = useShellText();
  const { severity, title, text } = props.announcement;
  return (
    <MessageBar intent={intents[severity]} layout="multiline" politeness="polite">
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
      </MessageBarBody>
      {props.onDismiss && (
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={t('dismiss', { title })}
              onClick={props.onDismiss}
            />
          }
        />
      )}
    </MessageBar>
  );
}

/** What the operator tells, above every page, until the reader dismisses it. */
export default function AnnouncementBars() {
  const styles = useStyles();
  const t = useShellText();
  const queries = useQueryClient();
  const { data = [] } = useQuery(announcementsQuery);
  const shown = data.filter(({ dismissed }) => !dismissed).slice(0, 3);
  if (shown.length === 0) return null;
  const dismiss = (id: string) => {
    queries.setQueryData(announcementsQuery.queryKey, (before) =>
      before?.map((one) => (one.id === id ? { ...one, dismissed: true } : one)),
    );
    // What could not be kept is shown again with the next reading.
    void dismissAnnouncement(id).catch(() => queries.invalidateQueries(announcementsQuery));
  };
  return (
    <section className={styles.root} aria-label={t('announcements')}>
      {shown.map((one) => (
        <AnnouncementBar key={one.id} announcement={one} onDismiss={() => dismiss(one.id)} />
      ))}
    </section>
  );
}
