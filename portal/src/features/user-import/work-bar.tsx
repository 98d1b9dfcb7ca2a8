import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useFormat } from '../../i18n/index.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
});

interface WorkBarProps {
  readonly label: string;
  /** 0 to 1; left out while nobody can say. */
  readonly share?: number | undefined;
  readonly children?: ReactNode;
}

/** How far some work is. What is read aloud is the tenth it has come to, not every row. */
export function WorkBar({ label, share, children }: WorkBarProps) {
  const styles = useStyles();
  const format = useFormat();
  const id = useId();
  const tenth = share === undefined ? undefined : Math.floor(share * 10) / 10;
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <Text id={id} weight="semibold">
          {label}
        </Text>
        {share !== undefined && <Text aria-hidden>{format.percent(Math.floor(share * 100) / 100)}</Text>}
      </div>
      <ProgressBar
        thickness="large"
        aria-labelledby={id}
        {...(share === undefined ? {} : { value: Math.min(1, share) })}
      />
      <div className={styles.line}>{children}</div>
      <span
        role="status"
        style={{ position: 'absolute', clip: 'rect(0 0 0 0)', width: 1, height: 1, overflow: 'hidden' }}
      >
        {tenth === undefined ? label : `${label}: ${format.percent(tenth)}`}
      </span>
    </div>
  );
}
