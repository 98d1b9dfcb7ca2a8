import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { announcementsQuery } from '../../api/announcements.ts';
import { useFormat } from '../../i18n/index.ts';
import { AnnouncementBar } from '../../shell/announcement-bars.tsx';
import { EmptyState, Page } from '../../ui/index.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalL },
  dates: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** All that the operator tells at present, what was dismissed above pages too. */
export default function AnnouncementsPage() {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const announcements = useQuery(announcementsQuery);
  return (
    <Page title={t('title')} lead={t('lead')} width="form" query={announcements}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState picture="done" title={t('none')} text={t('noneText')} />
        ) : (
          <ul className={styles.list}>
            {all.map((one) => (
              <li key={one.id}>
                <AnnouncementBar announcement={one} />
                <span className={styles.dates}>
                  {one.until
                    ? t('fromUntil', { from: format.dateTime(one.from), until: format.dateTime(one.until) })
                    : t('since', { from: format.dateTime(one.from) })}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Page>
  );
}
