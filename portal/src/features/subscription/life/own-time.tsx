import { makeStyles, tokens } from '@fluentui/react-components';
import { currentLanguage, locales, useFormat } from '../../../i18n/index.ts';

const useStyles = makeStyles({
  times: { display: 'flex', flexDirection: 'column' },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A moment on the reader's own clock, and in UTC, by which deadlines are counted. */
export function OwnTime({ at }: { at: string }) {
  const styles = useStyles();
  const format = useFormat();
  const date = new Date(at);
  const own = new Intl.DateTimeFormat(locales[currentLanguage()], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  if (date.getTimezoneOffset() === 0) return format.dateTime(at);
  return (
    <span className={styles.times}>
      <span>{own.format(date)}</span>
      <span className={styles.second}>{format.dateTime(at)}</span>
    </span>
  );
}
