import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useFormat } from '../i18n/index.ts';
import { StatusBadge, type Tone } from './status-badge.tsx';
import { useUiText } from './text.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  counts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  table: { borderCollapse: 'collapse', width: '100%', textAlign: 'start' },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    textAlign: 'start',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  number: { width: '72px' },
});

export type ProgressState = 'waiting' | 'running' | 'done' | 'stopped';

export interface RowProblem {
  readonly row: number;
  readonly text: string;
}

export interface ProgressPanelProps {
  readonly label: string;
  readonly state: ProgressState;
  readonly total: number;
  readonly done: number;
  readonly failed?: number;
  readonly startedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly problems?: readonly RowProblem[];
  readonly actions?: ReactNode;
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

/** Long work over many rows: how far it is, how long it took, which rows went wrong. */
export function ProgressPanel(props: ProgressPanelProps) {
  const styles = useStyles();
  const t = useUiText();
  const format = useFormat();
  const id = useId();
  const now = useNow(
    props.state === 'running' && props.startedAt !== undefined && props.endedAt === undefined,
  );
  const failed = props.failed ?? 0;
  const ended = props.endedAt ? Date.parse(props.endedAt) : now;
  const seconds = props.startedAt ? (ended - Date.parse(props.startedAt)) / 1000 : undefined;
  const [tone, word] = {
    waiting: ['waiting', t('progressWaiting')],
    running: ['info', t('progressRunning')],
    done: failed > 0 ? ['warning', t('progressDoneWithProblems')] : ['good', t('progressDone')],
    stopped: ['bad', t('progressStopped')],
  }[props.state] as [Tone, string];

  return (
    <section className={styles.root} aria-labelledby={id}>
      <Text id={id} as="h2" weight="semibold" size={400} style={{ margin: 0 }}>
        {props.label}
      </Text>
      <ProgressBar
        thickness="large"
        aria-labelledby={id}
        color={props.state === 'stopped' ? 'error' : failed > 0 ? 'warning' : 'brand'}
        value={props.total > 0 ? props.done / props.total : props.state === 'done' ? 1 : 0}
      />
      <div className={styles.counts}>
        <span role="status">
          <StatusBadge tone={tone} label={word} />
        </span>
        <Text>{t('progressOf', { done: format.number(props.done), total: format.number(props.total) })}</Text>
        {failed > 0 && <Text>{t('progressFailed', { count: failed })}</Text>}
        {seconds !== undefined && <Text>{t('progressElapsed', { time: format.duration(seconds) })}</Text>}
        {props.actions}
      </div>
      {props.problems && props.problems.length > 0 && <Problems problems={props.problems} />}
    </section>
  );
}

function Problems({ problems }: { problems: readonly RowProblem[] }) {
  const styles = useStyles();
  const t = useUiText();
  return (
    <table className={styles.table}>
      <caption style={{ textAlign: 'start', fontWeight: 600 }}>{t('rowProblems')}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${styles.cell} ${styles.number}`}>
            {t('row')}
          </th>
          <th scope="col" className={styles.cell}>
            {t('problem')}
          </th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={`${problem.row}-${problem.text}`}>
            <td className={styles.cell}>{problem.row}</td>
            <td className={styles.cell}>{problem.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
