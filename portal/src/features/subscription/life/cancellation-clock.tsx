import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useFormat } from '../../../i18n/index.ts';
import type { ListedSubscription } from '../calls.ts';
import { OwnTime } from './own-time.tsx';
import { useLifeText } from './text.ts';

const useStyles = makeStyles({
  clock: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minWidth: '9rem',
    maxWidth: '16rem',
  },
  bar: { marginBlock: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What is left of the time to cancel: as a bar, until when here and in UTC, and by which rule (4.8.3). */
export function CancellationClock({
  cancellation,
  withRule = true,
}: {
  cancellation: ListedSubscription['cancellation'];
  withRule?: boolean;
}) {
  const t = useLifeText();
  const format = useFormat();
  const styles = useStyles();
  const { open, until, left, rule, hours } = cancellation;
  const usual = t.find(`ruleShort_${rule}`) ?? t('ruleShort_over');
  const short = hours === undefined ? usual : t('ruleShortOwn', { hours });
  if (!open || !left || until === undefined) {
    const closed = until === undefined ? t('clockClosed') : t('clockEnded', { date: format.date(until) });
    return <span className={styles.quiet}>{open ? short : closed}</span>;
  }
  const days = Math.floor(left.hours / 24);
  const text =
    days > 0 ? t('leftDays', { days, hours: left.hours % 24 }) : t('leftHours', { hours: left.hours });
  return (
    <div className={styles.clock}>
      <span>{text}</span>
      <ProgressBar
        className={styles.bar}
        thickness="large"
        value={left.hours / left.of}
        color={left.hours < 24 ? 'warning' : 'success'}
        aria-label={t('clockLeft')}
        aria-valuetext={text}
      />
      {withRule && <OwnTime at={until} />}
      {withRule && <span className={styles.quiet}>{short}</span>}
    </div>
  );
}
