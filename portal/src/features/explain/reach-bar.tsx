import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  reach: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
  bar: { width: '96px' },
});

/** How many of the tasks somebody may do. */
export function ReachBar({ allowed, all }: { allowed: number; all: number }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const text = t('ofTasks', { allowed: format.number(allowed), all: format.number(all) });
  return (
    <span className={styles.reach}>
      <ProgressBar className={styles.bar} value={allowed} max={all} thickness="large" aria-label={text} />
      {text}
    </span>
  );
}
